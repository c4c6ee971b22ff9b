import type { BlockId, JourneyDocument } from '@percurso/journey/document';
import { findBlock } from '@percurso/journey/find-block';
import type { Place } from '@percurso/journey/place';
import type { TreeRules } from '../canvas/measure-tree.ts';

interface RowPlace {
  /** `trigger`, a block's id, or `<fork>/<port>`. */
  id: string;
  level: number;
  /** Undefined where it has nothing to open. */
  expanded?: boolean | undefined;
  /** The row it hangs under; null on the first level. */
  parent: string | null;
  /** Its place among those that hang under the same row, from 1, and how many they are. */
  position: number;
  siblings: number;
  /** Where a step added after this row goes: behind a step, or first in a branch. */
  after: Place;
}

export type OutlineRow = RowPlace &
  (
    | { type: 'trigger' }
    | { type: 'block'; blockId: BlockId; step: number; place: Place }
    | { type: 'branch'; blockId: BlockId; port: string }
  );

export const TRIGGER_ROW = 'trigger';

function branchRowId(blockId: BlockId, port: string): string {
  return `${blockId}/${port}`;
}

/** The journey as rows, each step before what hangs under it; what is collapsed is left out. */
export function outlineRows(
  document: JourneyDocument,
  rules: Pick<TreeRules, 'drawnPorts'>,
  collapsed: ReadonlySet<string>,
): OutlineRow[] {
  const first = { parent: null, port: null, index: 0 };
  const rows: OutlineRow[] = [
    {
      id: TRIGGER_ROW,
      type: 'trigger',
      level: 1,
      parent: null,
      position: 1,
      siblings: document.blocks.length + 1,
      after: first,
    },
  ];
  let step = 0;
  const addSequence = (
    sequence: JourneyDocument['blocks'],
    at: { level: number; parent: string | null; place: Place; shown: boolean },
  ): void => {
    const before = at.parent === null ? 1 : 0;
    sequence.forEach((block, index) => {
      step += 1;
      const ports = rules.drawnPorts(block);
      const expanded = ports.length > 0 ? !collapsed.has(block.id) : undefined;
      const place = { ...at.place, index };
      if (at.shown) {
        rows.push({
          id: block.id,
          type: 'block',
          blockId: block.id,
          step,
          place,
          level: at.level,
          expanded,
          parent: at.parent,
          position: index + 1 + before,
          siblings: sequence.length + before,
          after: { ...at.place, index: index + 1 },
        });
      }
      ports.forEach((port, number) => {
        const id = branchRowId(block.id, port);
        const branch = block.branches?.[port] ?? [];
        const shown = at.shown && expanded === true;
        const inside = { parent: block.id, port, index: 0 };
        const open = !collapsed.has(id);
        if (shown) {
          rows.push({
            id,
            type: 'branch',
            blockId: block.id,
            port,
            level: at.level + 1,
            expanded: branch.length > 0 ? open : undefined,
            parent: block.id,
            position: number + 1,
            siblings: ports.length,
            after: inside,
          });
        }
        const below = { level: at.level + 2, parent: id, place: inside, shown: shown && open };
        addSequence(branch, below);
      });
    });
  };
  addSequence(document.blocks, { level: 1, parent: null, place: first, shown: true });
  return rows;
}

/** The rows above a step that must be open for it to be seen. */
export function rowsAbove(document: JourneyDocument, blockId: BlockId): string[] {
  const above: string[] = [];
  for (let place = findBlock(document, blockId)?.place; place?.parent != null; ) {
    above.push(branchRowId(place.parent, place.port ?? ''), place.parent);
    place = findBlock(document, place.parent)?.place;
  }
  return above;
}
