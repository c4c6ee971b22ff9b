import type { BlockConfig, BlockId, JourneyDocument } from './document.ts';
import { updateBlock } from './update-sequence.ts';

/** Gives a block another config; branches of ports it no longer has stay until they are removed. */
export function replaceConfig(edit: {
  document: JourneyDocument;
  blockId: BlockId;
  config: BlockConfig;
}): JourneyDocument {
  const { document, blockId, config } = edit;
  return updateBlock(document, blockId, (block) =>
    block.config === config ? block : { ...block, config },
  );
}
