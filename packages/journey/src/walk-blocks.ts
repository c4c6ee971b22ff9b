import type { Block, BlockId, JourneyDocument } from './document.ts';
import type { Place } from './place.ts';

export interface WalkedBlock {
  block: Block;
  place: Place;
  /** How many blocks it stands inside of. */
  depth: number;
}

interface Frame {
  list: Block[];
  index: number;
  parent: BlockId | null;
  port: string | null;
  depth: number;
}

/**
 * Every block in the order of the document: a block, its branches port by port, then what follows.
 * Walks with a stack of its own, so that no document is too deep for it.
 */
export function* walkBlocks(document: Pick<JourneyDocument, 'blocks'>): Generator<WalkedBlock> {
  const stack: Frame[] = [{ list: document.blocks, index: 0, parent: null, port: null, depth: 0 }];
  for (let frame = stack.at(-1); frame; frame = stack.at(-1)) {
    const block = frame.list[frame.index];
    if (!block) {
      stack.pop();
      continue;
    }
    const { depth } = frame;
    const place = { parent: frame.parent, port: frame.port, index: frame.index };
    frame.index += 1;
    yield { block, place, depth };
    for (const [port, list] of Object.entries(block.branches ?? {}).reverse()) {
      stack.push({ list, index: 0, parent: block.id, port, depth: depth + 1 });
    }
  }
}
