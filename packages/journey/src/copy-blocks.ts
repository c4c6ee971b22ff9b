import type { CopiedBlocks } from './copied-blocks.ts';
import type { BlockId, JourneyDocument } from './document.ts';
import { selectedRoots } from './selected-roots.ts';

/** Blocks with their branches, as they go to the clipboard; null when there is no such block. */
export function copyBlocks(copy: {
  document: JourneyDocument;
  journey: string;
  blockIds: Iterable<BlockId>;
}): CopiedBlocks | null {
  const blocks = selectedRoots(copy.document, copy.blockIds).map(({ block }) => block);
  return blocks.length === 0
    ? null
    : { percurso: 'steps', schema: 1, journey: copy.journey, blocks };
}
