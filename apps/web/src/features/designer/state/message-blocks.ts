import type { Block, JourneyDocument } from '@percurso/journey/document';
import { walkBlocks } from '@percurso/journey/walk-blocks';
import { definitionOf } from './block-ports.ts';

/** The blocks that send a message and stand before another one, in the order of the document. */
export function messageBlocks(document: JourneyDocument, before: string): Block[] {
  const found: Block[] = [];
  for (const { block } of walkBlocks(document)) {
    if (block.id === before) break;
    if (definitionOf(block.kind)?.category === 'messages') found.push(block);
  }
  return found;
}
