import type { BlockId, JourneyDocument } from './document.ts';
import { walkBlocks } from './walk-blocks.ts';

interface Stand {
  /** Of the sequence: the block and the port it belongs to. */
  sequence: string;
  index: number;
}

/**
 * The blocks of both documents that stand elsewhere in the second: in another sequence, or in their
 * own in another order, the fewest that explain it.
 */
export function movedBlocks(before: JourneyDocument, after: JourneyDocument): Set<BlockId> {
  const old = stands(before);
  const moved = new Set<BlockId>();
  const stayed = new Map<string, [id: BlockId, index: number][]>();
  for (const [id, { sequence }] of stands(after)) {
    const was = old.get(id);
    if (!was) continue;
    if (was.sequence !== sequence) {
      moved.add(id);
      continue;
    }
    const inOrder = stayed.get(sequence) ?? [];
    inOrder.push([id, was.index]);
    stayed.set(sequence, inOrder);
  }
  for (const inOrder of stayed.values()) {
    const kept = longestRising(inOrder.map(([, index]) => index));
    for (const [at, [id]] of inOrder.entries()) if (!kept.has(at)) moved.add(id);
  }
  return moved;
}

function stands(document: JourneyDocument): Map<BlockId, Stand> {
  const found = new Map<BlockId, Stand>();
  for (const { block, place } of walkBlocks(document)) {
    if (found.has(block.id)) continue;
    const sequence = JSON.stringify([place.parent, place.port]);
    found.set(block.id, { sequence, index: place.index });
  }
  return found;
}

/** Positions of a longest rising part of a list of different numbers, by patience sorting. */
function longestRising(numbers: readonly number[]): Set<number> {
  const tails: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [at, number] of numbers.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    previous[at] = tails[low - 1];
    tails[low] = at;
  }
  const kept = new Set<number>();
  for (let at = tails.at(-1); at !== undefined; at = previous[at]) kept.add(at);
  return kept;
}
