import type { BlockSpecs } from './block-spec.ts';
import type { BlockId } from './document.ts';
import type { GrowthRefusal } from './growth-refusal.ts';
import { growthRefusal } from './growth-refusal.ts';
import type { DocumentIndex } from './index-document.ts';
import { indexDocument } from './index-document.ts';
import type { MoveBlocks } from './move-blocks.ts';
import { moveBlocks } from './move-blocks.ts';
import { withInside } from './selected-roots.ts';

/** Why blocks cannot move into a gap. */
export type MoveRefusal =
  | { key: 'inside-itself' }
  | GrowthRefusal
  /** The block `from` sends people to `to`, and could no longer. */
  | { key: 'jump'; from: BlockId; to: BlockId };

/**
 * Null where blocks may move into a gap. Refused are a gap inside one of them, a depth over the
 * limit, and an order in which a block would send people backwards or into a branch.
 */
export function moveRefusal(move: MoveBlocks & { definitions: BlockSpecs }): MoveRefusal | null {
  const { document, blockIds, place, definitions } = move;
  if (place.parent !== null && withInside(document, blockIds).has(place.parent)) {
    return { key: 'inside-itself' };
  }
  const moved = moveBlocks(move);
  if (moved === document) return null;
  const before = indexDocument(document, definitions, []);
  const after = indexDocument(moved, definitions, []);
  const grown = growthRefusal(document, moved);
  if (grown) return grown;
  const kept = new Set(after.jumps.map(nameOf));
  const lost = before.jumps.find((jump) => !kept.has(nameOf(jump)));
  return lost ? { key: 'jump', from: lost.from.block.id, to: lost.to.block.id } : null;
}

function nameOf({ from, to }: DocumentIndex['jumps'][number]): string {
  return `${from.block.id}>${to.block.id}`;
}
