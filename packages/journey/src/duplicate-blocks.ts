import type { BlockSpecs } from './block-spec.ts';
import { copyUnderNewIds } from './copy-under-new-ids.ts';
import type { BlockId, JourneyDocument } from './document.ts';
import { nextBlockId } from './next-block-id.ts';
import { selectedRoots } from './selected-roots.ts';
import { updateSequence } from './update-sequence.ts';

/**
 * Copies blocks with their branches behind the last of them, under new ids. What the copies read of
 * one another is the copied block. `blockIds` are the copies', empty when there is no such block.
 */
export function duplicateBlocks(edit: {
  document: JourneyDocument;
  blockIds: Iterable<BlockId>;
  definitions: BlockSpecs;
  alsoTaken?: Iterable<BlockId> | undefined;
}): { document: JourneyDocument; blockIds: BlockId[] } {
  const { document, blockIds, definitions, alsoTaken } = edit;
  const roots = selectedRoots(document, blockIds);
  const place = roots.at(-1)?.place;
  if (!place) return { document, blockIds: [] };
  const first = nextBlockId(document, alsoTaken);
  const copies = copyUnderNewIds({ blocks: roots.map(({ block }) => block), first, definitions });
  return {
    document: updateSequence(document, place, (sequence) =>
      sequence.toSpliced(place.index + 1, 0, ...copies),
    ),
    blockIds: copies.map(({ id }) => id),
  };
}
