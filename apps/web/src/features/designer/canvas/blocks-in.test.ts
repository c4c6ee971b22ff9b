import type { Block } from '@percurso/journey/document';
import { expect, it } from 'vitest';
import { treeRules } from '../state/block-ports.ts';
import { blocksIn, boxBetween } from './blocks-in.ts';
import { layoutTree } from './layout.ts';

const step = (id: string): Block => ({ id, kind: 'wait', config: {} });
const layout = layoutTree(
  {
    schema: 1,
    name: 'Journey',
    entry: { trigger: 't' },
    settings: {},
    blocks: [step('b1'), step('b2'), step('b3')],
  },
  { ...treeRules, cardHeight: 64 },
);

it('chooses what a rectangle touches, drawn from any corner', () => {
  const second = layout.nodes.find(({ id }) => id === 'b2')?.box ?? { x: 0, y: 0 };
  const corner = { x: second.x - 20, y: second.y + 10 };
  const far = { x: second.x + 30, y: 10_000 };
  expect(blocksIn(layout, boxBetween(corner, far))).toEqual(['b2', 'b3']);
  expect(blocksIn(layout, boxBetween(far, corner))).toEqual(['b2', 'b3']);
  expect(blocksIn(layout, boxBetween(corner, { ...corner, x: corner.x + 10 }))).toEqual([]);
});
