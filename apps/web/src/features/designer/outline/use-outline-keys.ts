import type { KeyboardEvent } from 'react';
import { focusEditor } from '../focus-editor.ts';
import { useCommand } from '../keys/use-command.ts';
import { useDesigner } from '../state/designer-context.ts';
import { isLocked } from '../state/document-store.ts';
import { useBlockActions } from '../use-block-actions.ts';
import type { OutlineMove } from './move-place.ts';
import type { OutlineRow } from './outline-rows.ts';
import { useChooseRows } from './use-choose-rows.ts';
import { useMoveStep } from './use-move-step.ts';
import { useSelectRow } from './use-select-row.ts';

const MOVES: Readonly<Record<string, OutlineMove>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'out',
  ArrowRight: 'into',
};

/** With Shift they add before the row; without it they are in the shortcut table. */
const BEFORE: readonly string[] = ['Insert', 'a'];

/** What the keys do while a row of the outline has the focus, besides those of the shortcut table. */
export function useOutlineKeys(
  rows: readonly OutlineRow[],
  active: number,
): (event: KeyboardEvent<HTMLElement>) => void {
  const { documents, view, outline } = useDesigner();
  const actions = useBlockActions();
  const move = useMoveStep();
  const select = useSelectRow();
  const row = rows[active];

  const choosing = useChooseRows(rows, active);

  const go = (index: number): void => {
    const to = Math.min(Math.max(index, 0), rows.length - 1);
    const target = rows[to];
    if (target && !choosing.walk(to)) select(target);
    focusEditor();
  };
  const toLeft = (current: OutlineRow): void => {
    if (current.expanded) outline.getState().setOpen([current.id], false);
    else if (current.parent !== null) go(rows.findIndex((one) => one.id === current.parent));
  };
  const toRight = (current: OutlineRow): void => {
    if (current.expanded === false) outline.getState().setOpen([current.id], true);
    else if (current.expanded && rows[active + 1]?.parent === current.id) go(active + 1);
  };
  const add = (current: OutlineRow, before: boolean): void => {
    if (documents.getState().readOnly) return;
    const place = before && current.type === 'block' ? current.place : current.after;
    outline.getState().setAdding({ row: current.id, place, by: 'row' });
  };
  const openMenu = (current: OutlineRow): void => {
    const menu = document.querySelector(`[data-row="${CSS.escape(current.id)}"] [data-menu]`);
    if (menu instanceof HTMLElement) menu.click();
  };

  const onRow = (act: (current: OutlineRow) => void) => (): void => {
    if (row) act(row);
  };
  const onSteps = (act: (blockIds: string[]) => void) => (): void => {
    const blockIds = choosing.acted();
    if (blockIds.length > 0) act(blockIds);
  };
  useCommand(
    'add',
    onRow((current) => add(current, false)),
  );
  useCommand('menu', onRow(openMenu));
  useCommand('delete', onSteps(actions.remove));
  useCommand('copy', onSteps(actions.copy));
  useCommand('cut', onSteps(actions.cut));
  useCommand('duplicate', onSteps(actions.duplicate));
  useCommand(
    'rename',
    onRow((current) => {
      if (current.type !== 'block' || isLocked(documents.getState())) return;
      outline.getState().setRenaming(current.blockId);
    }),
  );

  const keys: Readonly<Record<string, (current: OutlineRow) => void>> = {
    ArrowDown: () => go(active + 1),
    ArrowUp: () => go(active - 1),
    Home: () => go(0),
    End: () => go(rows.length - 1),
    ArrowLeft: toLeft,
    ArrowRight: toRight,
    Enter: () => view.getState().requestFocus(''),
    Insert: (current) => add(current, true),
    a: (current) => add(current, true),
  };

  return (event) => {
    const { target, currentTarget } = event;
    if (!row || !(target instanceof HTMLElement) || !currentTarget.contains(target)) return;
    if (target.closest('input') || event.ctrlKey || event.metaKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.altKey) {
      const to = event.shiftKey ? MOVES[key] : undefined;
      if (!to) return;
      event.preventDefault();
      move(choosing.acted(), to);
      return;
    }
    if (target.closest('button') && (key === 'Enter' || key === ' ')) return;
    if (key === 'Escape') {
      if (choosing.letGo()) event.preventDefault();
      return;
    }
    if (event.shiftKey && choosing.extend(key)) {
      event.preventDefault();
      return;
    }
    const run = keys[key];
    if (!run || (BEFORE.includes(key) && !event.shiftKey)) return;
    event.preventDefault();
    run(row);
  };
}
