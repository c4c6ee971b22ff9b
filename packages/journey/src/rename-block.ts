import type { BlockId, JourneyDocument } from './document.ts';
import { updateBlock } from './update-sequence.ts';

/** Gives a block a name of its own; an empty one takes it back to the kind's title. */
export function renameBlock(edit: {
  document: JourneyDocument;
  blockId: BlockId;
  name: string;
}): JourneyDocument {
  const { document, blockId, name } = edit;
  return updateBlock(document, blockId, (block) => {
    if ((block.name ?? '') === name) return block;
    const { name: _old, ...rest } = block;
    return name === '' ? rest : { ...rest, name };
  });
}
