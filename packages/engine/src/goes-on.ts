import type { Move } from './store.ts';

/**
 * Whether the running activity, of kind `kind`, goes on with the one strand its members come to. A
 * strand that stays at its own effect waits its turn; only new arrivals are gone on with.
 */
export function goesOn(
  strands: { op: 'act' | 'sleep' | 'await'; kind: string }[],
  moves: Pick<Move, 'to' | 'entered'>[],
  kind: string,
): boolean {
  const [only] = strands;
  if (!only || strands.length > 1 || only.op !== 'act' || only.kind !== kind) return false;
  return moves.every((move) => !('op' in move.to) || move.entered.length > 0);
}
