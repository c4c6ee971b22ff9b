import type { Block, JourneyDocument } from '@percurso/journey/document';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayoutNode, LayoutRules } from './layout.ts';
import { layoutTree, plusId } from './layout.ts';
import { CARD_HEIGHT, CARD_WIDTH, GAP } from './layout-metrics.ts';

const RULES: LayoutRules = {
  cardHeight: CARD_HEIGHT,
  drawnPorts: (block) => Object.keys(block.branches ?? {}),
  leadsTo: () => null,
  loopedPorts: (block) => (block.kind === 'loop' ? ['p0', 'p1'] : []),
  endsFlow: (block) => block.kind === 'end' && !block.disabled,
  joinsUndrawn: (block) => block.kind === 'half',
};

function documentOf(blocks: Block[]): JourneyDocument {
  return { schema: 1, name: 'Test', entry: { trigger: 't' }, settings: {}, blocks };
}

let serial = 0;
function block(kind: string, branches?: Record<string, Block[]>): Block {
  serial += 1;
  return { id: `b${serial}`, kind, config: {}, ...(branches && { branches }) };
}

const { sequence } = fc.letrec<{ sequence: Block[]; one: Block }>((tie) => ({
  sequence: fc.array(tie('one'), { maxLength: 4, depthIdentifier: 'tree' }),
  one: fc.oneof(
    { depthIdentifier: 'tree', depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('plain', 'plain', 'end').map((kind) => block(kind)),
    fc
      .tuple(
        fc.constantFrom('split', 'half', 'loop'),
        fc.boolean(),
        fc.array(tie('sequence'), { minLength: 1, maxLength: 4 }),
      )
      .map(([kind, disabled, lists]) => {
        const branches = Object.fromEntries(lists.map((list, index) => [`p${index}`, list]));
        return { ...block(kind, branches), disabled };
      }),
  ),
}));
const documents = sequence.map((blocks) => documentOf(structuredClone(blocks)));

function overlaps(a: LayoutNode, b: LayoutNode): boolean {
  return (
    a.box.x < b.box.x + b.box.width &&
    b.box.x < a.box.x + a.box.width &&
    a.box.y < b.box.y + b.box.height &&
    b.box.y < a.box.y + a.box.height
  );
}

describe('layoutTree', () => {
  it('puts the trigger on top, a + between two cards 56 px apart, and the exit last', () => {
    const [first, second] = [block('plain'), block('plain')];
    const { nodes } = layoutTree(documentOf([first, second]), RULES);
    expect(nodes.map((node) => node.type)).toEqual([
      'trigger',
      'plus',
      'block',
      'plus',
      'block',
      'plus',
      'exit',
    ]);
    const [a, b] = nodes.filter((node) => node.type === 'block');
    expect((b?.box.y ?? 0) - (a?.box.y ?? 0)).toBe(CARD_HEIGHT + GAP);
    expect(a?.box.x).toBe(-CARD_WIDTH / 2);
  });

  it('names what a + stands between, through the join of branches', () => {
    const inner = block('plain');
    const fork = block('split', { yes: [inner], no: [] });
    const last = block('plain');
    const { nodes } = layoutTree(documentOf([fork, last]), RULES);
    const plus = new Map(nodes.flatMap((node) => (node.type === 'plus' ? [[node.id, node]] : [])));
    expect(plus.get(plusId({ parent: fork.id, port: 'no', index: 0 }))).toMatchObject({
      before: { blockId: fork.id, port: 'no' },
      after: { blockId: last.id },
    });
    expect(plus.get(plusId({ parent: fork.id, port: 'yes', index: 1 }))).toMatchObject({
      before: { blockId: inner.id },
      after: { blockId: last.id },
    });
    expect(plus.get(plusId({ parent: null, port: null, index: 1 }))).toMatchObject({
      before: { blockId: fork.id },
    });
  });

  it('offers no + behind a card that ends, nor behind a block whose every branch ends', () => {
    const fork = block('split', { yes: [block('end')], no: [block('end')] });
    const { nodes } = layoutTree(documentOf([fork]), RULES);
    const plus = nodes.filter((node) => node.type === 'plus').map((node) => node.id);
    expect(plus).toEqual([
      plusId({ parent: null, port: null, index: 0 }),
      plusId({ parent: fork.id, port: 'yes', index: 0 }),
      plusId({ parent: fork.id, port: 'no', index: 0 }),
    ]);
    expect(nodes.filter((node) => node.type === 'exit')).toHaveLength(2);
  });

  it('leads the passes of a loop back into the side of its card, and names it behind them', () => {
    const loop = block('loop', { p0: [block('plain')], p1: [], p2: [] });
    const { nodes, lines, bounds } = layoutTree(documentOf([loop, block('plain')]), RULES);
    const card = nodes.find(({ id }) => id === loop.id)?.box;
    const back = lines.filter((line) => line.back);
    expect(back.map(({ source }) => source)).toEqual([
      plusId({ parent: loop.id, port: 'p0', index: 1 }),
      plusId({ parent: loop.id, port: 'p1', index: 0 }),
    ]);
    for (const { target, points } of back) {
      expect(target).toBe(loop.id);
      expect(points.at(-1)).toEqual({ x: card?.x, y: (card?.y ?? 0) + CARD_HEIGHT / 2 });
      for (const { x } of points) expect(x).toBeGreaterThan(bounds.x);
    }
    const inside = nodes.filter((node) => node.type === 'plus' && node.place.port === 'p1');
    expect(inside).toMatchObject([{ after: { blockId: loop.id } }]);
  });

  it('ends a jump in a flag that names where it leads, and goes on there', () => {
    const target = block('plain');
    const [jump, end] = [block('jump'), block('end')];
    const fork = block('split', { p0: [jump], p1: [end] });
    const rules = { ...RULES, leadsTo: (one: Block) => (one === jump ? target.id : null) };
    const { nodes } = layoutTree(documentOf([fork, target]), rules);
    expect(nodes.filter((node) => node.type === 'jump')).toMatchObject([
      { blockId: jump.id, target: target.id },
    ]);
    expect(nodes.map(({ id }) => id)).toContain(plusId({ parent: null, port: null, index: 2 }));
    const { nodes: dead } = layoutTree(documentOf([fork, target]), RULES);
    expect(dead.filter((node) => node.type === 'jump')).toEqual([]);
  });

  it('never lets two nodes overlap', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { nodes } = layoutTree(document, RULES);
        for (const [index, node] of nodes.entries()) {
          expect(nodes.slice(index + 1).find((other) => overlaps(node, other))).toBeUndefined();
        }
      }),
    );
  });

  it('keeps everything inside its bounds', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { nodes, bounds } = layoutTree(document, RULES);
        for (const { box } of nodes) {
          expect(box.x).toBeGreaterThanOrEqual(bounds.x);
          expect(box.x + box.width).toBeLessThanOrEqual(bounds.x + bounds.width);
          expect(box.y + box.height).toBeLessThanOrEqual(bounds.height);
        }
      }),
    );
  });

  it('draws branches left to right in the order of their ports, steps top to bottom', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { nodes } = layoutTree(document, RULES);
        const at = new Map(nodes.map((node) => [node.id, node.box]));
        const check = (blocks: Block[]): void => {
          for (const [index, one] of blocks.entries()) {
            const next = blocks[index + 1];
            if (next) expect(at.get(next.id)?.y).toBeGreaterThan(at.get(one.id)?.y ?? 0);
            const pills = RULES.drawnPorts(one).map((port) => at.get(`pill:${one.id}:${port}`)?.x);
            expect(pills).toEqual([...pills].sort((a, b) => Number(a) - Number(b)));
            for (const list of Object.values(one.branches ?? {})) check(list);
          }
        };
        check(document.blocks);
      }),
    );
  });

  it('draws one + for every connector and joins every line to nodes that exist', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { nodes, lines } = layoutTree(document, RULES);
        const types = new Map(nodes.map((node) => [node.id, node.type]));
        const plus = nodes.filter((node) => node.type === 'plus');
        expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
        expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
        for (const { source, target } of lines) {
          expect(types.has(source) && types.has(target)).toBe(true);
        }
        // A connector leads into a card or out of a branch: each has its + and each + one way on.
        for (const { id } of plus) {
          expect(lines.filter((line) => line.source === id)).toHaveLength(1);
          expect(lines.filter((line) => line.target === id).length).toBeGreaterThan(0);
        }
        for (const line of lines) {
          const ends = [types.get(line.source), types.get(line.target)];
          const isConnector = ends.includes('plus');
          const isFork = ends[1] === 'pill' || ends[1] === 'exit';
          expect(isConnector || isFork).toBe(true);
        }
      }),
    );
  });

  it('has only level and upright segments', () => {
    fc.assert(
      fc.property(documents, (document) => {
        for (const { points } of layoutTree(document, RULES).lines) {
          for (const [index, point] of points.slice(1).entries()) {
            const from = points[index];
            expect(point.x === from?.x || point.y === from?.y).toBe(true);
          }
        }
      }),
    );
  });

  it('visits each of 2,000 blocks a bounded number of times', () => {
    const visits = (count: number): number => {
      let seen = 0;
      const rules: LayoutRules = {
        ...RULES,
        drawnPorts: (one) => {
          seen += 1;
          return RULES.drawnPorts(one);
        },
      };
      const blocks: Block[] = [];
      for (let index = 0; index < count / 4; index += 1) {
        blocks.push(
          block('split', { yes: [block('plain'), block('plain')], no: [block('plain')] }),
        );
      }
      const { nodes } = layoutTree(documentOf(blocks), rules);
      expect(nodes.filter((node) => node.type === 'block')).toHaveLength(count);
      return seen;
    };
    expect(visits(2000)).toBe(2000);
    expect(visits(4000)).toBe(4000);
  });
});
