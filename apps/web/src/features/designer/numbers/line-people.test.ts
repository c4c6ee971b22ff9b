import type { Block, JourneyDocument } from '@percurso/journey/document';
import { describe, expect, it } from 'vitest';
import { layoutTree } from '../canvas/layout.ts';
import { linePeople, lineWidths } from './line-people.ts';
import { pathFinder } from './path-finder.ts';
import { portShare } from './port-share.ts';

const block = (id: string, branches?: Record<string, Block[]>): Block => ({
  id,
  kind: 'x',
  config: {},
  ...(branches && { branches }),
});

const document: JourneyDocument = {
  schema: 1,
  name: 'A',
  entry: { trigger: 't' },
  settings: {},
  blocks: [block('b1', { yes: [block('b2')] }), block('b3')],
};

const layout = layoutTree(document, {
  cardHeight: 64,
  drawnPorts: (one) => Object.keys(one.branches ?? {}),
  endsFlow: () => false,
  leadsTo: () => null,
  loopedPorts: () => [],
  joinsUndrawn: (one) => one.id === 'b1',
});

const at = (entered: number, here: number, ports: Record<string, number>) => ({
  entered,
  here,
  passed: Object.values(ports).reduce((sum, n) => sum + n, 0),
  exited: 0,
  movedIn: 0,
  again: 0,
  ports,
});

const entry = {
  entered: 10,
  refused: [],
  inside: 3,
  finished: 7,
  exited: 0,
  reasons: [],
  movedIn: 0,
  movedOut: 0,
  goals: {},
  exits: {},
};

describe('people on the lines', () => {
  const { along: people, arrived } = linePeople(layout, {
    entry,
    blocks: {
      b1: at(10, 0, { yes: 6, no: 4 }),
      b2: at(6, 1, { next: 5 }),
      b3: at(9, 2, { next: 7 }),
    },
  });

  it('follow them into branches, past them, together again and out', () => {
    const along = (source: string, target: string) =>
      layout.lines
        .filter((line) => line.source === source && line.target === target)
        .map(({ id }) => people.get(id));
    expect(along('trigger', 'plus:::0')).toEqual([10]);
    expect(along('plus:::0', 'b1')).toEqual([10]);
    expect(along('b1', 'pill:b1:yes')).toEqual([6]);
    expect(along('b1', 'plus:::1')).toEqual([4]);
    expect(along('plus:::1', 'b3')).toEqual([9]);
    expect(along('plus:::2', 'exit')).toEqual([7]);
    expect(arrived.get('exit')).toBe(7);
  });

  it('are one person’s alone for one person’s way', () => {
    const { lines } = pathFinder(
      layout,
      () => false,
    )([
      ['trigger', null],
      ['b1', 'yes'],
      ['b2', 'next'],
    ]);
    const onWay = layout.lines.filter((line) => lines.has(line.id));
    expect(onWay.map(({ target }) => target)).toEqual([
      'plus:::0',
      'b1',
      'pill:b1:yes',
      'plus:b1:yes:0',
      'b2',
      'plus:b1:yes:1',
      'plus:::1',
      'b3',
    ]);
  });

  it('make lines of 2 to 24 pixels, also where nobody came yet', () => {
    const widths = lineWidths(people);
    expect(Math.max(...widths.values())).toBe(24);
    expect(Math.min(...widths.values())).toBeGreaterThanOrEqual(2);
    expect([...new Set(lineWidths(new Map([['a', 0]])).values())]).toEqual([2]);
  });

  it('are shares of those who left, whoever moved to another version aside', () => {
    expect(portShare({ yes: 6, no: 2, 'moved-out': 92 }, 'yes')).toBe(0.75);
    expect(portShare({}, 'yes')).toBe(0);
  });
});
