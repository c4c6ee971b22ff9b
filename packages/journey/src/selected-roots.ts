import type { BlockId, JourneyDocument } from './document.ts';
import type { WalkedBlock } from './walk-blocks.ts';
import { walkBlocks } from './walk-blocks.ts';

/** The chosen blocks in the order of the flow, without those that stand inside another chosen one. */
export function selectedRoots(
  document: Pick<JourneyDocument, 'blocks'>,
  blockIds: Iterable<BlockId>,
): WalkedBlock[] {
  const chosen = new Set(blockIds);
  const roots: WalkedBlock[] = [];
  let inside = Number.POSITIVE_INFINITY;
  for (const walked of walkBlocks(document)) {
    if (walked.depth > inside) continue;
    const isRoot = chosen.has(walked.block.id);
    inside = isRoot ? walked.depth : Number.POSITIVE_INFINITY;
    if (isRoot) roots.push(walked);
  }
  return roots;
}

/** The chosen blocks and all that stands inside them. */
export function withInside(
  document: Pick<JourneyDocument, 'blocks'>,
  blockIds: Iterable<BlockId>,
): Set<BlockId> {
  const blocks = selectedRoots(document, blockIds).map(({ block }) => block);
  return new Set([...walkBlocks({ blocks })].map(({ block }) => block.id));
}

/** The blocks from one to the other in the order of the flow, both included. */
export function blockRange(
  document: Pick<JourneyDocument, 'blocks'>,
  [one, other]: readonly [BlockId, BlockId],
): BlockId[] {
  const ids = [...walkBlocks(document)].map(({ block }) => block.id);
  const ends = [ids.indexOf(one), ids.indexOf(other)].sort((a, b) => a - b);
  const [first = -1, last = -1] = ends;
  return first < 0 ? [] : ids.slice(first, last + 1);
}
