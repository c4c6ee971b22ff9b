import type { BlockSpecs } from './block-spec.ts';
import type { Block, BlockId, JourneyDocument } from './document.ts';
import { indexDocument } from './index-document.ts';
import { mayJump } from './jumps.ts';

/** The later blocks people may be sent to from a block, in the order of the document. */
export function jumpTargets(at: {
  document: JourneyDocument;
  definitions: BlockSpecs;
  blockId: BlockId;
}): Block[] {
  const { blocks, byId } = indexDocument(at.document, at.definitions, []);
  const from = byId.get(at.blockId);
  if (!from) return [];
  return blocks.filter((to) => mayJump({ from, to })).map(({ block }) => block);
}
