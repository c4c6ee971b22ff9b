import type { IndexedBlock } from './index-document.ts';
import type { Jump } from './jumps.ts';

/**
 * Where a block stands seen from `at`: passed by all who are there (`before`), by some of them, as
 * it is in a branch that has joined again or can be jumped over (`joined-branch`), by nobody there as
 * its branch lies beside (`other-branch`), or it is `at` itself, inside it, or later (`not-before`).
 */
export type BlockOrder = 'before' | 'joined-branch' | 'other-branch' | 'not-before';

export function blockOrder(
  block: IndexedBlock,
  at: IndexedBlock,
  jumps: readonly Jump[],
): BlockOrder {
  if (block === at) return 'not-before';
  let [left, right] = [block, at];
  let surely = true;
  const climb = (): void => {
    surely &&= isLooped(left) && !isJumped(left, Number.POSITIVE_INFINITY, jumps);
    left = left.parent ?? left;
  };
  while (left.depth > right.depth && left.parent) climb();
  while (right.depth > left.depth && right.parent) right = right.parent;
  if (left === right) return left === block ? 'before' : 'not-before';
  while (left.parent !== right.parent && left.parent && right.parent) {
    climb();
    right = right.parent;
  }
  const [port, other] = [left.place.port, right.place.port];
  if (port !== other) {
    // Whoever is in a later part of a loop, or has left it, has gone through the parts before.
    const loop = left.parent?.spec?.loop ?? [];
    if (!isLooped(left) || (isLooped(right) && place(loop, port) > place(loop, other))) {
      return 'other-branch';
    }
    surely &&= !isJumped(left, Number.POSITIVE_INFINITY, jumps);
  } else if (left.place.index > right.place.index) return 'not-before';
  else surely &&= !isJumped(left, right.place.index, jumps);
  return surely ? 'before' : 'joined-branch';
}

function place(loop: readonly string[], port: string | null): number {
  return loop.indexOf(port ?? '');
}

/** It stands in a branch that is gone through in any case, as the passes of a loop are. */
function isLooped({ parent, place: { port } }: IndexedBlock): boolean {
  return port !== null && (parent?.spec?.loop?.includes(port) ?? false);
}

/** Someone jumped over it, to a place of its own sequence no later than `limit`. */
function isJumped(block: IndexedBlock, limit: number, jumps: readonly Jump[]): boolean {
  return jumps.some(
    ({ from, to }) =>
      from.order < block.order &&
      to.parent === block.parent &&
      to.place.port === block.place.port &&
      to.place.index > block.place.index &&
      to.place.index <= limit,
  );
}
