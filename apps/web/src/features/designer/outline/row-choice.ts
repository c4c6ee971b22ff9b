import type { BlockId, JourneyDocument } from '@percurso/journey/document';
import type { Choice } from '../state/choosing.ts';
import { chooseAlso, chooseRange } from '../state/choosing.ts';
import type { ViewState } from '../state/view-store.ts';
import type { OutlineRow } from './outline-rows.ts';

type Now = Pick<ViewState, 'selection' | 'branch' | 'chosen' | 'anchor' | 'gathering'>;

/** The index of the nearest step's row beyond `from`, up or down; -1 where there is none. */
export function stepRow(rows: readonly OutlineRow[], from: number, by: 1 | -1): number {
  for (let at = from + by; at >= 0 && at < rows.length; at += by) {
    if (rows[at]?.type === 'block') return at;
  }
  return -1;
}

/** All up to a step; from a branch, whose fork is what is selected, only what follows its row. */
export function rangeOfRows(document: JourneyDocument, now: Now, to: BlockId): Choice {
  const here = now.branch === null ? now.selection : { type: 'block' as const, blockId: to };
  return chooseRange(document, { ...now, selection: here }, to);
}

/** One more step, or one less, by a click: the current one is meant as well, but no fork for its branch. */
export function alsoRow(document: JourneyDocument, now: Now, blockId: BlockId): Choice {
  return chooseAlso(document, now, { blockId, withFocus: now.branch === null });
}

/**
 * Where an arrow key leads while steps are chosen one by one: on to the nearest step, all staying
 * chosen; `stay` at the last one. Null when it leads away from what is chosen.
 */
export function walkChosen(
  now: Now,
  { rows, active, to }: { rows: readonly OutlineRow[]; active: number; to: number },
): Choice | 'stay' | null {
  const aimed = rows[to];
  if (!now.gathering || !aimed || aimed.type === 'trigger') return null;
  const at = aimed.type === 'block' ? to : stepRow(rows, to, to < active ? -1 : 1);
  const row = rows[at];
  if (row?.type !== 'block') return 'stay';
  return { focus: row.blockId, chosen: now.chosen, anchor: row.blockId, gathering: true };
}

/** Whether a row is chosen with others; a branch is with its fork. */
export function isChosen(row: OutlineRow, chosen: ReadonlySet<BlockId>): boolean {
  return row.type !== 'trigger' && chosen.has(row.blockId);
}
