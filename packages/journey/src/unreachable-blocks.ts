import type { Block } from './document.ts';
import type { DocumentIndex, IndexedBlock } from './index-document.ts';

/**
 * The first block of each sequence that nobody reaches, with the block nobody comes out of before
 * it: one that ends the journey or sends people elsewhere, or one whose every branch does.
 */
export function unreachableBlocks(index: DocumentIndex): Map<IndexedBlock, Block> {
  const targets = new Set(index.jumps.map(({ to }) => to.block));
  const ending = endingBlocks(index, targets);
  const endedBy = new Map<IndexedBlock | null, Map<string | null, Block | null>>();
  const unreachable = new Map<IndexedBlock, Block>();
  for (const indexed of index.blocks) {
    const { block, parent, place } = indexed;
    const ofParent = endedBy.get(parent) ?? new Map<string | null, Block | null>();
    endedBy.set(parent, ofParent);
    if (targets.has(block)) ofParent.delete(place.port);
    if (indexed.passed) continue;
    const ended = ofParent.get(place.port);
    if (ended) unreachable.set(indexed, ended);
    if (ended) ofParent.set(place.port, null);
    else if (ended === undefined && ending.has(block)) ofParent.set(place.port, block);
  }
  return unreachable;
}

function endingBlocks(index: DocumentIndex, targets: ReadonlySet<Block>): Set<Block> {
  const ending = new Set<Block>();
  for (const indexed of index.blocks.toReversed()) {
    if (!indexed.passed && ends(indexed, { ending, targets })) ending.add(indexed.block);
  }
  return ending;
}

interface Flow {
  ending: ReadonlySet<Block>;
  /** Blocks others send people to: the flow goes on there whatever ended before. */
  targets: ReadonlySet<Block>;
}

function ends({ block, spec, ports }: IndexedBlock, flow: Flow): boolean {
  if (spec?.op === 'end' || spec?.jump) return true;
  if (ports.length === 0) return false;
  const endsBy = (port: string): boolean => sequenceEnds(block.branches?.[port] ?? [], flow);
  const loop = spec?.loop ?? [];
  if (loop.some(endsBy)) return true;
  const others = ports.filter(({ id }) => !loop.includes(id));
  return others.length > 0 && others.every(({ id }) => endsBy(id));
}

function sequenceEnds(sequence: readonly Block[], { ending, targets }: Flow): boolean {
  let ended = false;
  for (const block of sequence) {
    if (targets.has(block)) ended = false;
    if (ending.has(block)) ended = true;
  }
  return ended;
}
