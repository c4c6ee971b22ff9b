import type { TreeLayout } from '../canvas/layout.ts';
import type { JourneyNumbers } from '../state/journey-view.ts';

export interface LinePeople {
  /** Line id → how many went along it. */
  along: ReadonlyMap<string, number>;
  /** Node id → how many came to it by lines. */
  arrived: ReadonlyMap<string, number>;
}

/**
 * How many people went along each line of the layout; a '+' hands on whoever comes to it. `countOf`
 * tells how many went a branch.
 */
export function linePeople(
  { nodes, lines }: Pick<TreeLayout, 'nodes' | 'lines'>,
  { entry, blocks }: Pick<JourneyNumbers, 'entry' | 'blocks'>,
  countOf = (blockId: string, port: string): number => blocks[blockId]?.ports[port] ?? 0,
): LinePeople {
  const nodeOf = new Map(nodes.map((node) => [node.id, node]));
  const drawn = new Map<string, number>();
  for (const node of nodes) {
    if (node.type !== 'pill') continue;
    const taken = blocks[node.blockId]?.ports[node.port] ?? 0;
    drawn.set(node.blockId, (drawn.get(node.blockId) ?? 0) + taken);
  }
  const arrived = new Map<string, number>();
  const along = new Map<string, number>();
  // Lines come from top to bottom, so what comes to a '+' is known before what leaves it.
  for (const { id, source, target } of lines) {
    const from = nodeOf.get(source);
    const to = nodeOf.get(target);
    let count = 0;
    if (from?.type === 'trigger') count = entry.entered;
    else if (from?.type === 'plus') count = arrived.get(source) ?? 0;
    else if (from?.type === 'pill') count = countOf(from.blockId, from.port);
    else if (from?.type === 'block') {
      const { entered = 0, here = 0, passed = 0 } = blocks[from.blockId] ?? {};
      if (to?.type === 'pill') count = countOf(to.blockId, to.port);
      else if (to?.type === 'exit') count = entered - here;
      else count = passed - (drawn.get(from.blockId) ?? 0);
    }
    along.set(id, Math.max(count, 0));
    arrived.set(target, (arrived.get(target) ?? 0) + Math.max(count, 0));
  }
  return { along, arrived };
}

const LEAST = 2;
const MOST = 24;

/** The width of a line by the people on it, the busiest one being the widest. */
export function lineWidths(people: ReadonlyMap<string, number>): Map<string, number> {
  const most = Math.max(1, ...people.values());
  return new Map(
    [...people].map(([id, count]) => [id, Math.round(LEAST + ((MOST - LEAST) * count) / most)]),
  );
}
