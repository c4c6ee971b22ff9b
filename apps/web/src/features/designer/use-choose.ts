import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../components/announce.ts';
import type { Choice } from './state/choosing.ts';
import { useDesigner } from './state/designer-context.ts';

/** Chooses several steps together, and says how many they are. */
export function useChoose(): (choice: Choice | null) => void {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  return useCallback(
    (choice) => {
      if (!choice) return;
      view.getState().choose(choice);
      announce(t('said.chosen', { count: choice.chosen.size }));
    },
    [t, view],
  );
}
