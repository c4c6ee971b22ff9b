import type { Block, JourneyDocument } from '@percurso/journey/document';
import { walkBlocks } from '@percurso/journey/walk-blocks';
import { definitionOf } from './block-ports.ts';

export function sendsMessages(block: Pick<Block, 'kind'> | undefined): boolean {
  return block !== undefined && definitionOf(block.kind)?.category === 'messages';
}

/** Whether it is heard when somebody opens the block's messages, or clicks in them. */
export function isTracked(block: Pick<Block, 'kind'> | undefined): boolean {
  return block !== undefined && definitionOf(block.kind)?.tracked === true;
}

/** The blocks that send a message and stand before another one, in the order of the document. */
export function messageBlocks(document: JourneyDocument, before: string): Block[] {
  const found: Block[] = [];
  for (const { block } of walkBlocks(document)) {
    if (block.id === before) break;
    if (sendsMessages(block)) found.push(block);
  }
  return found;
}
