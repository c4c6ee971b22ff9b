import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { wordOf } from '../../i18n/word-of.ts';

interface Worded {
  key: string;
  name: string;
  description: string;
  builtIn: boolean;
}

/** Words a trigger in the reader's language where it is built in; people's own stay as they wrote them. */
export function useTriggerWords(): <Trigger extends Worded>(trigger: Trigger) => Trigger {
  const { i18n } = useTranslation('built-in-triggers');
  // biome-ignore lint/correctness/useExhaustiveDependencies: worded anew when the language changes
  return useCallback(
    (trigger) => {
      if (!trigger.builtIn) return trigger;
      const { key, name, description } = trigger;
      return {
        ...trigger,
        name: wordOf(`built-in-triggers:name.${key}`, name),
        description: wordOf(`built-in-triggers:description.${key}`, description),
      };
    },
    [i18n.language],
  );
}
