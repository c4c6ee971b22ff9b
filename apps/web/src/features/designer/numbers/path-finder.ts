import type { LayoutLine, TreeLayout } from '../canvas/layout.ts';

/** Lines and small nodes of the canvas that a person went along. */
export interface TakenPath {
  lines: ReadonlySet<string>;
  nodes: ReadonlySet<string>;
}

/** A block that was left, or the trigger, and the port it was left by. */
export type Leaving = readonly [blockId: string, port: string | null];

/** Finds the lines of ways in one layout. */
type PathFinder = (way: readonly Leaving[]) => TakenPath;

/** The drawn way of one person: from each block, by the port it was left by, to what follows. */
export function pathFinder(
  { nodes, lines }: Pick<TreeLayout, 'nodes' | 'lines'>,
  isDisabled: (blockId: string) => boolean,
): PathFinder {
  const typeOf = new Map(nodes.map((node) => [node.id, node.type]));
  const pills = new Map(
    nodes.flatMap((node) =>
      node.type === 'pill' ? [[`${node.blockId}/${node.port}`, node.id]] : [],
    ),
  );
  const outOf = new Map<string, LayoutLine[]>();
  for (const line of lines) outOf.set(line.source, [...(outOf.get(line.source) ?? []), line]);

  const firstLine = (from: string, port: string | null): LayoutLine | undefined => {
    const out = outOf.get(from) ?? [];
    const pill = pills.get(`${from}/${port}`);
    if (port === 'exited' && !pill) return out.find(({ target }) => typeOf.get(target) === 'exit');
    if (pill) return out.find(({ target }) => target === pill);
    return out.find(({ target }) => typeOf.get(target) !== 'pill');
  };
  const runsThrough = (id: string): boolean => {
    const type = typeOf.get(id);
    return type === 'plus' || type === 'pill' || (type === 'block' && isDisabled(id));
  };

  return (way) => {
    const taken = { lines: new Set<string>(), nodes: new Set<string>() };
    for (const [from, port] of way) {
      let line = firstLine(from, port);
      while (line && !taken.lines.has(line.id)) {
        taken.lines.add(line.id);
        taken.nodes.add(line.target);
        line = runsThrough(line.target) ? firstLine(line.target, null) : undefined;
      }
    }
    return taken;
  };
}
