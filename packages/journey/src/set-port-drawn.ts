import type { Block, BlockId, JourneyDocument } from './document.ts';
import { updateBlock } from './update-sequence.ts';

/**
 * Draws an optional port with an empty branch, or takes its branch away with all that is in it.
 * A port that is not drawn joins the flow after the block.
 */
export function setPortDrawn(edit: {
  document: JourneyDocument;
  blockId: BlockId;
  port: string;
  drawn: boolean;
}): JourneyDocument {
  const { document, blockId, port, drawn } = edit;
  return updateBlock(document, blockId, (block) => {
    if (Object.hasOwn(block.branches ?? {}, port) === drawn) return block;
    return drawn
      ? { ...block, branches: { ...block.branches, [port]: [] } }
      : withoutBranch(block, port);
  });
}

function withoutBranch(block: Block, port: string): Block {
  const { branches, ...rest } = block;
  const left = Object.entries(branches ?? {}).filter(([name]) => name !== port);
  return left.length === 0 ? rest : { ...rest, branches: Object.fromEntries(left) };
}
