import type { BlockId } from '@percurso/journey/document';
import type { TreeLayout } from './layout.ts';
import type { PlusItem } from './next-plus.ts';

/** The '+' that moved blocks could go to: none inside one of them. */
export function dropTargets({ nodes }: TreeLayout, moved: ReadonlySet<BlockId>): PlusItem[] {
  return nodes.filter(
    (node): node is PlusItem => node.type === 'plus' && !moved.has(node.place.parent ?? ''),
  );
}
