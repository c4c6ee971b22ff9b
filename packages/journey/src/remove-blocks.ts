import type { BlockId, JourneyDocument } from './document.ts';
import { removeBlock } from './remove-block.ts';
import { selectedRoots } from './selected-roots.ts';

/** Takes blocks out with all their branches. */
export function removeBlocks(edit: {
  document: JourneyDocument;
  blockIds: Iterable<BlockId>;
}): JourneyDocument {
  const roots = selectedRoots(edit.document, edit.blockIds);
  return roots.reduce(
    (document, { block }) => removeBlock({ document, blockId: block.id }),
    edit.document,
  );
}
