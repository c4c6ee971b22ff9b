import { use, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { wordOf } from '../../i18n/word-of.ts';
import { nameAttribute } from '../decision/name-attribute.ts';
import { StepNames } from './step-names.ts';

export interface AttributeWords {
  /** 'ErrorCode', 'First name', 'Status before the change'. */
  name(path: string): string;
  /** Where it comes from: 'Trigger', 'Customer', the step's name. */
  source(path: string): string;
  /** 'Trigger › ErrorCode'. */
  full(path: string): string;
}

/** What attribute paths are called on the screen. */
export function useAttributeWords(): AttributeWords {
  const { t } = useTranslation('attributes');
  const { t: words } = useTranslation('decision');
  const stepName = use(StepNames);
  return useMemo(() => {
    const name = (path: string): string => {
      const named = nameAttribute(path, words);
      return /^(trigger|event)\./.test(path) ? named : wordOf(`attributes:known.${named}`, named);
    };
    const source = (path: string): string => {
      const [root, second] = path.split('.');
      if (root === 'steps') return stepName(second ?? '');
      if (root === 'event') return t('source.event');
      if (path.startsWith('trigger.record.')) return t('source.record');
      if (path.startsWith('trigger.before.')) return t('source.before');
      if (root === 'vars') return t('source.vars');
      if (root === 'contact' || root === 'case' || root === 'journey') return t(`source.${root}`);
      return t('source.trigger');
    };
    return { name, source, full: (path) => `${source(path)} › ${name(path)}` };
  }, [t, words, stepName]);
}
