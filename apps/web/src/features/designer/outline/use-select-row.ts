import { useCallback } from 'react';
import { useDesigner } from '../state/designer-context.ts';
import type { OutlineRow } from './outline-rows.ts';

/** Makes a row the current one: its step is selected, for a branch the step it belongs to. */
export function useSelectRow(): (row: OutlineRow) => void {
  const { view } = useDesigner();
  return useCallback(
    (row) => {
      const { select } = view.getState();
      if (row.type === 'trigger') select({ type: 'entry' });
      else select({ type: 'block', blockId: row.blockId }, row.type === 'branch' ? row.id : null);
    },
    [view],
  );
}
