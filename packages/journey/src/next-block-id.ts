import type { BlockId, JourneyDocument } from './document.ts';
import { walkBlocks } from './walk-blocks.ts';

const NUMBERED = /^b(\d{1,9})$/;

/**
 * An id no block of the document has, one above the highest: b1, b2, … `alsoTaken` are ids that must
 * not come back, such as those of blocks people of a live version still stand at.
 */
export function nextBlockId(
  document: Pick<JourneyDocument, 'blocks'>,
  alsoTaken: Iterable<BlockId> = [],
): BlockId {
  let highest = 0;
  const consider = (id: BlockId) => {
    const number = Number(NUMBERED.exec(id)?.[1] ?? 0);
    if (number > highest) highest = number;
  };
  for (const { block } of walkBlocks(document)) consider(block.id);
  for (const id of alsoTaken) consider(id);
  return `b${highest + 1}`;
}
