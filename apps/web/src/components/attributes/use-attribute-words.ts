import { use, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { attributeName } from './attribute-name.ts';
import { AttributeTriggers } from './attribute-triggers.ts';
import { StepNames } from './step-names.ts';

export interface AttributeWords {
  /** 'ErrorCode', 'First name', 'Status before the change'. */
  name(path: string): string;
  /** Where it comes from: 'Trigger', 'Customer', the step's name. */
  source(path: string): string;
  /** 'Trigger › ErrorCode'. */
  full(path: string): string;
}

/** What an attribute itself is called, wherever it comes from: the same whatever steps are renamed. */
export function useAttributeName(): AttributeWords['name'] {
  const { t } = useTranslation('decision');
  const triggerOf = use(AttributeTriggers);
  return useMemo(() => attributeName(t, triggerOf), [t, triggerOf]);
}

/** What attribute paths are called on the screen. */
export function useAttributeWords(): AttributeWords {
  const { t } = useTranslation('attributes');
  const name = useAttributeName();
  const stepName = use(StepNames);
  const triggerOf = use(AttributeTriggers);
  return useMemo(() => {
    const source = (path: string): string => {
      const [root, second] = path.split('.');
      if (root === 'steps') return stepName(second ?? '');
      if (root === 'event') return t('source.event');
      const ofContact = triggerOf(path)?.record?.table === 'contact';
      if (path.startsWith('trigger.record.')) {
        return t(ofContact ? 'source.contactRecord' : 'source.record');
      }
      if (path.startsWith('trigger.before.')) {
        return t(ofContact ? 'source.contactBefore' : 'source.before');
      }
      if (root === 'vars') return t('source.vars');
      if (root === 'contact' || root === 'case' || root === 'journey') return t(`source.${root}`);
      return t('source.trigger');
    };
    return { name, source, full: (path) => `${source(path)} › ${name(path)}` };
  }, [t, name, stepName, triggerOf]);
}
