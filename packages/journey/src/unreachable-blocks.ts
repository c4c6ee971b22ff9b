import type { Block } from './document.ts';
import type { DocumentIndex, IndexedBlock } from './index-document.ts';

/**
 * The first block of each sequence that nobody reaches, with the block nobody comes out of before
 * it: one that ends the journey, or one whose every branch does.
 */
export function unreachableBlocks(index: DocumentIndex): Map<IndexedBlock, Block> {
  const ending = endingBlocks(index);
  const endedBy = new Map<IndexedBlock | null, Map<string | null, Block | null>>();
  const unreachable = new Map<IndexedBlock, Block>();
  for (const indexed of index.blocks) {
    if (indexed.passed) continue;
    const { block, parent, place } = indexed;
    const ofParent = endedBy.get(parent) ?? new Map<string | null, Block | null>();
    endedBy.set(parent, ofParent);
    const ended = ofParent.get(place.port);
    if (ended) unreachable.set(indexed, ended);
    if (ended) ofParent.set(place.port, null);
    else if (ended === undefined && ending.has(block)) ofParent.set(place.port, block);
  }
  return unreachable;
}

function endingBlocks(index: DocumentIndex): Set<Block> {
  const ending = new Set<Block>();
  for (const indexed of index.blocks.toReversed()) {
    if (!indexed.passed && ends(indexed, ending)) ending.add(indexed.block);
  }
  return ending;
}

function ends({ block, spec, ports }: IndexedBlock, ending: ReadonlySet<Block>): boolean {
  if (spec?.op === 'end') return true;
  if (ports.length === 0) return false;
  return ports.every((port) => {
    const branch = block.branches?.[port.id];
    return branch?.some((inside) => ending.has(inside)) ?? false;
  });
}
