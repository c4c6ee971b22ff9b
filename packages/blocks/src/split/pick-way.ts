import { hashUnit } from '../kit/hash-unit.ts';

interface WeightedWay {
  id: string;
  weight: number;
}

/**
 * The way of one seed, each taken by its share of the weights (weighted rendezvous hashing): a way
 * whose weight is changed gains or loses people, no others change among themselves, and the order of
 * the list does not matter.
 */
export function pickWay(ways: readonly WeightedWay[], seed: string): string | null {
  let best: { id: string; score: number } | null = null;
  for (const { id, weight } of ways) {
    if (weight <= 0) continue;
    const score = -Math.log(hashUnit(`${seed}/${id}`)) / weight;
    if (!best || score < best.score) best = { id, score };
  }
  return best?.id ?? null;
}
