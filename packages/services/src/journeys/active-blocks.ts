import type { Block, BlockId, JourneyDocument } from '@percurso/journey/document';

/** Block id → block, of those that people can stand at: neither disabled nor inside one that is. */
export function activeBlocks({ blocks }: Pick<JourneyDocument, 'blocks'>): Map<BlockId, Block> {
  const found = new Map<BlockId, Block>();
  const pending = [...blocks];
  for (let block = pending.pop(); block; block = pending.pop()) {
    if (block.disabled) continue;
    found.set(block.id, block);
    pending.push(...Object.values(block.branches ?? {}).flat());
  }
  return found;
}
