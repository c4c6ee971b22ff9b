import type { MouseEvent } from 'react';
import { focusEditor } from '../focus-editor.ts';
import { useDesigner } from '../state/designer-context.ts';
import { useChoose } from '../use-choose.ts';
import type { OutlineRow } from './outline-rows.ts';
import { alsoRow, rangeOfRows } from './row-choice.ts';
import { useSelectRow } from './use-select-row.ts';

/** What a click on a row selects: it, with Shift all steps up to it, with Ctrl or ⌘ or while picking it as well. */
export function usePickRow(row: OutlineRow): (event: MouseEvent) => void {
  const { documents, view } = useDesigner();
  const select = useSelectRow();
  const choose = useChoose();
  return (event) => {
    if (!isMany(event) && !view.getState().picking) {
      select(row);
      if (row.type !== 'branch') view.getState().openPane(true);
      return;
    }
    if (row.type !== 'block') return;
    const { document } = documents.getState();
    const pick = event.shiftKey ? rangeOfRows : alsoRow;
    const choice = pick(document, view.getState(), row.blockId);
    // With the last one let go, picking is over.
    if (choice.chosen.size > 0) choose(choice);
    else select(row);
    requestAnimationFrame(focusEditor);
  };
}

/** Whether a press is to choose several: the row must not take the focus, nor its text be selected. */
export function isMany({ shiftKey, ctrlKey, metaKey }: MouseEvent): boolean {
  return shiftKey || ctrlKey || metaKey;
}
