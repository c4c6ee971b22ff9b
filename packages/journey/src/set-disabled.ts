import type { BlockId, JourneyDocument } from './document.ts';
import { updateBlock } from './update-sequence.ts';

/** Disables a block, so that people pass it and its branches, or enables it again. */
export function setDisabled(edit: {
  document: JourneyDocument;
  blockId: BlockId;
  disabled: boolean;
}): JourneyDocument {
  const { document, blockId, disabled } = edit;
  return updateBlock(document, blockId, (block) => {
    if ((block.disabled ?? false) === disabled) return block;
    const { disabled: _old, ...rest } = block;
    return disabled ? { ...rest, disabled } : rest;
  });
}
