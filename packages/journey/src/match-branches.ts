import type { Port } from './block-spec.ts';
import type { Block, BlockId, JourneyDocument } from './document.ts';
import { updateBlock } from './update-sequence.ts';

/**
 * Draws the branches of `needed` ports that are not drawn yet, and takes away empty branches of ports
 * the block no longer has. A branch with steps in it stays, whatever its port.
 */
export function matchBranches(edit: {
  document: JourneyDocument;
  blockId: BlockId;
  ports: readonly Port[];
  needed: readonly string[];
}): JourneyDocument {
  const { document, blockId, ports, needed } = edit;
  return updateBlock(document, blockId, (block) => {
    const drawn = Object.keys(block.branches ?? {});
    const stays = (port: string): boolean =>
      ports.some((one) => one.id === port) || (block.branches?.[port]?.length ?? 0) > 0;
    const missing = needed.filter((port) => !drawn.includes(port));
    if (missing.length === 0 && drawn.every(stays)) return block;
    const shown = [...drawn.filter(stays), ...missing];
    const { branches, ...rest } = block;
    if (shown.length === 0) return rest;
    const lists = shown.map((port): [string, Block[]] => [port, branches?.[port] ?? []]);
    return { ...rest, branches: Object.fromEntries(lists) };
  });
}
