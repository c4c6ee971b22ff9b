import { use, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AttributeTriggers } from '../attributes/attribute-triggers.ts';
import type { DecisionWords } from './describe-decision.ts';

/** The words in the language of the screen, for `describeDecision` and its neighbours. */
export function useDecisionWords(): DecisionWords {
  const { t, i18n } = useTranslation('decision');
  const triggerOf = use(AttributeTriggers);
  const { language } = i18n;
  return useMemo(() => ({ t, language, triggerOf }), [t, language, triggerOf]);
}
