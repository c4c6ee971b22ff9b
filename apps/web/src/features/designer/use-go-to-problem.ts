import type { Problem } from '@percurso/journey/problem';
import { useCallback } from 'react';
import { useDesigner } from './state/designer-context.ts';

/** Selects what a problem is about, in canvas and outline, and focuses its field in the pane. */
export function useGoToProblem(): (problem: Problem) => void {
  const { view } = useDesigner();
  return useCallback(
    ({ blockId, field }) => {
      const { select, requestFocus, revealNode } = view.getState();
      const ofSettings = field.startsWith('settings') || field === 'blocks';
      const ofExit = /^(exit|goals)\b/.test(field);
      if (blockId !== null) select({ type: 'block', blockId });
      else select({ type: ofSettings ? 'settings' : ofExit ? 'exit' : 'entry' });
      revealNode(blockId ?? 'trigger', true);
      requestFocus(field);
    },
    [view],
  );
}
