import type { BlockId, JourneyDocument } from './document.ts';
import { findBlock } from './find-block.ts';
import { insertBlock } from './insert-block.ts';
import type { Place } from './place.ts';
import { removeBlock } from './remove-block.ts';
import { walkBlocks } from './walk-blocks.ts';

export interface MoveBlock {
  document: JourneyDocument;
  blockId: BlockId;
  /** A gap of the document as it is before the move. */
  place: Place;
}

/**
 * Moves a block with its branches into a gap. Gives the same document back when the gap is where
 * the block stands already, lies inside the block itself, or is not drawn.
 */
export function moveBlock({ document, blockId, place }: MoveBlock): JourneyDocument {
  const found = findBlock(document, blockId);
  if (!found) return document;
  const { block, place: old } = found;
  for (const inside of walkBlocks({ blocks: [block] })) {
    if (inside.block.id === place.parent) return document;
  }
  const sameSequence = old.parent === place.parent && old.port === place.port;
  const index = sameSequence && place.index > old.index ? place.index - 1 : place.index;
  if (sameSequence && index === old.index) return document;
  const without = removeBlock({ document, blockId });
  const moved = insertBlock({ document: without, place: { ...place, index }, block });
  return moved === without ? document : moved;
}
