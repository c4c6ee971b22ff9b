import type { Block, JourneyDocument } from './document.ts';
import type { Place } from './place.ts';

/**
 * The document with one sequence replaced, everything off the way to it shared with the old one.
 * Where the sequence is not drawn, or the change is none, it is the same document.
 */
export function updateSequence(
  document: JourneyDocument,
  at: Pick<Place, 'parent' | 'port'>,
  change: (sequence: Block[]) => Block[],
): JourneyDocument {
  if (at.parent === null) return withBlocks(document, change(document.blocks));
  const { parent, port } = at;
  if (port === null) return document;
  return withBlocks(
    document,
    updateIn(document.blocks, parent, (block) => {
      const sequence = Object.hasOwn(block.branches ?? {}, port) ? block.branches?.[port] : null;
      if (!sequence) return block;
      const next = change(sequence);
      return next === sequence
        ? block
        : { ...block, branches: { ...block.branches, [port]: next } };
    }),
  );
}

/** The document with one block replaced; the same document when there is no such block. */
export function updateBlock(
  document: JourneyDocument,
  blockId: string,
  change: (block: Block) => Block,
): JourneyDocument {
  return withBlocks(document, updateIn(document.blocks, blockId, change));
}

function withBlocks(document: JourneyDocument, blocks: Block[]): JourneyDocument {
  return blocks === document.blocks ? document : { ...document, blocks };
}

function updateIn(blocks: Block[], blockId: string, change: (block: Block) => Block): Block[] {
  for (const [index, block] of blocks.entries()) {
    const next = block.id === blockId ? change(block) : updateInside(block, blockId, change);
    if (next !== block) return blocks.with(index, next);
  }
  return blocks;
}

function updateInside(block: Block, blockId: string, change: (block: Block) => Block): Block {
  for (const [port, sequence] of Object.entries(block.branches ?? {})) {
    const next = updateIn(sequence, blockId, change);
    if (next !== sequence) return { ...block, branches: { ...block.branches, [port]: next } };
  }
  return block;
}
