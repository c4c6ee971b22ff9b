import type { BlockId } from '@percurso/journey/document';
import type { LayoutNode, TreeLayout } from './layout.ts';

type ExitStop = Extract<LayoutNode, { type: 'exit' }>;
type Nodes = Pick<TreeLayout, 'nodes'>;

/** The flag that an element is; null for everything else. */
export function exitAt({ nodes }: Nodes, element: Element | null): ExitStop | null {
  const id = element?.getAttribute('data-exit');
  const node = id ? nodes.find((one) => one.id === id) : undefined;
  return node?.type === 'exit' ? node : null;
}

/**
 * The flag below a stop of the flow: a block's own one, where it ends its branch, and the one at the very
 * end below whatever has nothing else below it. A block that is left by its flag has only what follows.
 */
export function exitBelow(
  { nodes }: Nodes,
  { from, leaving, isLast }: { from: BlockId | null; leaving: boolean; isLast: boolean },
): ExitStop | null {
  const exits = nodes.filter((node) => node.type === 'exit');
  const own = from === null || leaving ? undefined : exits.find(({ blockId }) => blockId === from);
  const end = isLast ? exits.find(({ blockId }) => blockId === null) : undefined;
  return own ?? end ?? null;
}
