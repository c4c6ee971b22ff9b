import type { Block, BlockId, JourneyDocument } from './document.ts';
import type { Place } from './place.ts';
import { walkBlocks } from './walk-blocks.ts';

/** The block and where it stands, or null when the document has no such block. */
export function findBlock(
  document: JourneyDocument,
  blockId: BlockId,
): { block: Block; place: Place } | null {
  for (const { block, place } of walkBlocks(document)) {
    if (block.id === blockId) return { block, place };
  }
  return null;
}
