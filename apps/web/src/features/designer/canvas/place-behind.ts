import type { BlockId, JourneyDocument } from '@percurso/journey/document';
import { findBlock } from '@percurso/journey/find-block';
import type { Place } from '@percurso/journey/place';
import type { TreeRules } from './measure-tree.ts';
import { jumpedTo, measureTree } from './measure-tree.ts';

/** The gap behind a block, or the one before it where nothing can follow; null for no block. */
export function placeBehind(
  document: JourneyDocument,
  blockId: BlockId,
  rules: TreeRules,
): Place | null {
  const found = findBlock(document, blockId);
  if (!found) return null;
  const { ends } = measureTree([found.block], rules, jumpedTo(document.blocks, rules));
  return ends ? found.place : { ...found.place, index: found.place.index + 1 };
}
