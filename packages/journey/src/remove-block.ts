import type { BlockId, JourneyDocument } from './document.ts';
import { findBlock } from './find-block.ts';
import { updateSequence } from './update-sequence.ts';

export interface RemoveBlock {
  document: JourneyDocument;
  blockId: BlockId;
  /** The port whose branch takes the block's place; nothing is kept without one. */
  keepBranch?: string | null | undefined;
}

/** Takes a block out with its branches, save the one to keep. */
export function removeBlock({ document, blockId, keepBranch }: RemoveBlock): JourneyDocument {
  const found = findBlock(document, blockId);
  if (!found) return document;
  const { block, place } = found;
  const kept = keepBranch == null ? [] : (block.branches?.[keepBranch] ?? []);
  return updateSequence(document, place, (sequence) => sequence.toSpliced(place.index, 1, ...kept));
}
