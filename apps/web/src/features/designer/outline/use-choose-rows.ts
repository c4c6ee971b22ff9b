import { focusEditor } from '../focus-editor.ts';
import { useCommand } from '../keys/use-command.ts';
import { actedOn, chooseAll, chooseAlso } from '../state/choosing.ts';
import { useDesigner } from '../state/designer-context.ts';
import { useChoose } from '../use-choose.ts';
import type { OutlineRow } from './outline-rows.ts';
import { rangeOfRows, stepRow, walkChosen } from './row-choice.ts';

export interface ChooseRows {
  /** The steps an action is for: those chosen, else the current row's. */
  acted(): string[];
  /** What an arrow key with Shift does; false for another key. */
  extend(key: string): boolean;
  /** Goes to a row with all staying chosen; false when they are let go. */
  walk(to: number): boolean;
  /** Lets go of what is chosen; false when nothing is. */
  letGo(): boolean;
}

/** Chooses several steps of the outline by keys, the same choice as on the canvas. */
export function useChooseRows(rows: readonly OutlineRow[], active: number): ChooseRows {
  const choose = useChoose();
  const { documents, view } = useDesigner();
  const row = rows[active];

  useCommand('toggle', () => {
    if (row?.type !== 'block') return;
    const { document } = documents.getState();
    choose(chooseAlso(document, view.getState(), { blockId: row.blockId, withFocus: false }));
  });
  useCommand('selectAll', () => choose(chooseAll(documents.getState().document, view.getState())));

  const ends: Readonly<Record<string, () => number>> = {
    ArrowDown: () => stepRow(rows, active, 1),
    ArrowUp: () => stepRow(rows, active, -1),
    Home: () => stepRow(rows, -1, 1),
    End: () => stepRow(rows, rows.length, -1),
  };
  return {
    acted() {
      const { chosen } = view.getState();
      if (chosen.size > 0) return actedOn(documents.getState().document, view.getState());
      return row?.type === 'block' ? [row.blockId] : [];
    },
    extend(key) {
      const end = ends[key];
      if (!end) return false;
      const to = rows[end()];
      if (to?.type === 'block') {
        choose(rangeOfRows(documents.getState().document, view.getState(), to.blockId));
        focusEditor();
      }
      return true;
    },
    walk(to) {
      const choice = walkChosen(view.getState(), { rows, active, to });
      if (choice !== null && choice !== 'stay') view.getState().choose(choice);
      return choice !== null;
    },
    letGo() {
      const { chosen, selection, select } = view.getState();
      if (chosen.size === 0) return false;
      select(selection);
      return true;
    },
  };
}
