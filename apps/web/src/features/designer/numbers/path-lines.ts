import type { TreeLayout } from '../canvas/layout.ts';
import type { BlockNumbers } from '../state/journey-view.ts';
import type { ShownPath } from '../state/view-store.ts';
import { linePeople } from './line-people.ts';

const ENTRY = {
  entered: 1,
  refused: [],
  inside: 0,
  finished: 0,
  exited: 0,
  reasons: [],
  movedIn: 0,
  movedOut: 0,
  goals: {},
  exits: {},
};

/** The lines one person went along: those with somebody on them if nobody else had come. */
export function pathLines(layout: TreeLayout, path: ShownPath): Set<string> {
  const blocks = Object.fromEntries(
    [...path.left].map(([id, ports]): [string, BlockNumbers] => {
      const taken: Record<string, number> = {};
      for (const port of ports) taken[port] = (taken[port] ?? 0) + 1;
      const passed = ports.length;
      const here = passed === 0 ? 1 : 0;
      return [
        id,
        { entered: passed + here, here, passed, exited: 0, movedIn: 0, again: 0, ports: taken },
      ];
    }),
  );
  const { along } = linePeople(layout, { entry: ENTRY, blocks });
  return new Set([...along].flatMap(([id, count]) => (count > 0 ? [id] : [])));
}
