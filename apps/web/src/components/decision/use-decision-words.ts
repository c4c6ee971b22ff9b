import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecisionWords } from './describe-decision.ts';

/** The words in the language of the screen, for `describeDecision` and its neighbours. */
export function useDecisionWords(): DecisionWords {
  const { t, i18n } = useTranslation('decision');
  return useMemo(() => ({ t, language: i18n.language }), [t, i18n.language]);
}
