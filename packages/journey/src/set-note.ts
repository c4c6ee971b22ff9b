import type { BlockId, JourneyDocument } from './document.ts';
import { updateBlock } from './update-sequence.ts';

/** Pins a note to a block; an empty one takes it off. */
export function setNote(edit: {
  document: JourneyDocument;
  blockId: BlockId;
  note: string;
}): JourneyDocument {
  const { document, blockId, note } = edit;
  return updateBlock(document, blockId, (block) => {
    if ((block.note ?? '') === note) return block;
    const { note: _old, ...rest } = block;
    return note === '' ? rest : { ...rest, note };
  });
}
