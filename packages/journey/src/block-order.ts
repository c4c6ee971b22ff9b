import type { IndexedBlock } from './index-document.ts';

/**
 * Where a block stands seen from `at`: passed by all who are there (`before`), by those who took a
 * branch that has joined again (`joined-branch`), by nobody there as its branch lies beside
 * (`other-branch`), or it is `at` itself, inside it, or comes later (`not-before`).
 */
export type BlockOrder = 'before' | 'joined-branch' | 'other-branch' | 'not-before';

export function blockOrder(block: IndexedBlock, at: IndexedBlock): BlockOrder {
  if (block === at) return 'not-before';
  let [left, right] = [block, at];
  while (left.depth > right.depth && left.parent) left = left.parent;
  while (right.depth > left.depth && right.parent) right = right.parent;
  if (left === right) return left === block ? 'before' : 'not-before';
  while (left.parent !== right.parent && left.parent && right.parent) {
    [left, right] = [left.parent, right.parent];
  }
  if (left.place.port !== right.place.port) return 'other-branch';
  if (left.place.index > right.place.index) return 'not-before';
  return left === block ? 'before' : 'joined-branch';
}
