import type { BlockId, JourneyDocument } from './document.ts';
import type { Place } from './place.ts';
import { removeBlocks } from './remove-blocks.ts';
import { selectedRoots, withInside } from './selected-roots.ts';
import { updateSequence } from './update-sequence.ts';

export interface MoveBlocks {
  document: JourneyDocument;
  blockIds: Iterable<BlockId>;
  /** A gap of the document as it is before the move. */
  place: Place;
}

/**
 * Moves blocks with their branches into a gap, in the order of the flow. Gives the same document back
 * when they stand there already, the gap lies inside one of them, or it is not drawn.
 */
export function moveBlocks({ document, blockIds, place }: MoveBlocks): JourneyDocument {
  const roots = selectedRoots(document, blockIds);
  const ids = roots.map(({ block }) => block.id);
  if (place.parent !== null && withInside(document, ids).has(place.parent)) return document;
  const here = roots.filter(
    ({ place: { parent, port } }) => parent === place.parent && port === place.port,
  );
  const index = place.index - here.filter((root) => root.place.index < place.index).length;
  const stand = here.every((root, nth) => root.place.index === index + nth);
  if (here.length === roots.length && stand) return document;
  const without = removeBlocks({ document, blockIds: ids });
  const moved = updateSequence(without, place, (sequence) =>
    sequence.toSpliced(index, 0, ...roots.map(({ block }) => block)),
  );
  return moved === without ? document : moved;
}
