import { useQuery } from '@tanstack/react-query';
import { createContext, useMemo } from 'react';
import type { TreeLayout } from '../canvas/layout.ts';
import { TRIGGER_ID } from '../canvas/layout.ts';
import { useDesigner, useView } from '../state/designer-context.ts';
import type { LinePeople } from './line-people.ts';
import { linePeople, lineWidths } from './line-people.ts';
import type { Leaving } from './path-finder.ts';
import { pathFinder } from './path-finder.ts';
import { portCount } from './port-count.ts';
import { useShownQuery } from './use-numbers.ts';

interface Lines extends LinePeople {
  widths: ReadonlyMap<string, number>;
  /** Node id → width of the line that leaves it; the only one, where it is a '+'. */
  leaving: ReadonlyMap<string, number>;
}

/** The lines of the one person whose way is shown; null where none is. */
export const PathLines = createContext<ReadonlySet<string> | null>(null);

export function usePathLines(layout: TreeLayout): ReadonlySet<string> | null {
  const { documents } = useDesigner();
  const path = useView((state) => state.path);
  return useMemo(() => {
    if (!path) return null;
    const { blocks } = documents.getState();
    const way = [...path.left].flatMap(([id, ports]) => ports.map((port): Leaving => [id, port]));
    const find = pathFinder(layout, (id) => blocks.get(id)?.disabled === true);
    return find([[TRIGGER_ID, null], ...way]).lines;
  }, [layout, path, documents]);
}

/** The people on the canvas' lines, and how wide those are for it; null while numbers are not shown. */
export const ShownLines = createContext<Lines | null>(null);

/** What {@link ShownLines} holds, as the numbers were last polled. */
export function useShownLines(layout: TreeLayout): Lines | null {
  const { documents } = useDesigner();
  const shown = useView((state) => state.numbers);
  const { data } = useQuery(useShownQuery());
  return useMemo(() => {
    if (!shown || !data || data.versionNumber === null) return null;
    const people = linePeople(layout, data, (blockId, port) => {
      const block = documents.getState().blocks.get(blockId);
      return block ? portCount(block, data.blocks[blockId], port) : 0;
    });
    const widths = lineWidths(people.along);
    const leaving = new Map(layout.lines.map(({ id, source }) => [source, widths.get(id) ?? 0]));
    return { ...people, widths, leaving };
  }, [documents, layout, shown, data]);
}
