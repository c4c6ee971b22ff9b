import type { EmptyBranch } from '../state/flow-navigation.ts';
import type { TreeLayout } from './layout.ts';

/** The empty branch whose '+' an element is; null for everything else. */
export function emptyBranchAt({ nodes }: TreeLayout, element: Element | null): EmptyBranch | null {
  const id = element?.getAttribute('data-plus');
  const plus = id ? nodes.find((node) => node.id === id) : undefined;
  if (plus?.type !== 'plus' || plus.place.index > 0) return null;
  const { parent, port } = plus.place;
  // Of a branch that has steps it is the '+' above the first one.
  const filled = nodes.some(
    (node) => node.type === 'plus' && node.id === `plus:${parent}:${port}:1`,
  );
  return parent === null || port === null || filled ? null : { parent, port };
}
