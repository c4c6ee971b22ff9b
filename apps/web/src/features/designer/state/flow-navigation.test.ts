import type { Block, JourneyDocument } from '@percurso/journey/document';
import { expect, it } from 'vitest';
import type { TreeRules } from '../canvas/measure-tree.ts';
import type { Direction } from './flow-navigation.ts';
import { beforeEnd, moveInFlow, moveToStop } from './flow-navigation.ts';

const rules: TreeRules = {
  drawnPorts: (block) => Object.keys(block.branches ?? {}),
  leadsTo: () => null,
  loopedPorts: () => [],
  endsFlow: () => false,
  joinsUndrawn: () => false,
};

function block(id: string, branches?: Record<string, Block[]>): Block {
  return { id, kind: 'any', config: {}, ...(branches && { branches }) };
}

const document: JourneyDocument = {
  schema: 1,
  name: 'Test',
  entry: { trigger: 't' },
  settings: {},
  blocks: [
    block('a'),
    block('fork', { yes: [block('y1'), block('y2')], maybe: [], no: [block('n1')] }),
    block('z'),
  ],
};

function go(from: string | null, direction: Direction): string | null {
  return moveInFlow(document, { from, direction }, rules);
}

it('goes down into the first branch and on behind the join', () => {
  expect([go(null, 'down'), go('a', 'down'), go('fork', 'down')]).toEqual(['a', 'fork', 'y1']);
  expect([go('y2', 'down'), go('n1', 'down'), go('z', 'down')]).toEqual(['z', 'z', 'z']);
});

it('goes up the way the flow came', () => {
  expect([go('z', 'up'), go('y2', 'up'), go('y1', 'up')]).toEqual(['y2', 'y1', 'fork']);
  expect([go('n1', 'up'), go('a', 'up')]).toEqual(['fork', null]);
});

it('goes between branches, past empty ones', () => {
  expect([go('y2', 'right'), go('n1', 'left'), go('n1', 'right')]).toEqual(['n1', 'y1', 'n1']);
});

it('goes to the first and the last', () => {
  expect([go('z', 'first'), go('a', 'last')]).toEqual([null, 'z']);
});

it('stops at empty branches where steps are added', () => {
  const maybe = { parent: 'fork', port: 'maybe' };
  const stop = (from: Parameters<typeof moveToStop>[1]['from'], direction: Direction) =>
    moveToStop(document, { from, direction }, rules);
  expect([stop('y2', 'right'), stop('n1', 'left'), stop('fork', 'down')]).toEqual([
    maybe,
    maybe,
    'y1',
  ]);
  expect([stop(maybe, 'up'), stop(maybe, 'down')]).toEqual(['fork', 'z']);
  expect([stop(maybe, 'left'), stop(maybe, 'right')]).toEqual(['y1', 'n1']);
  expect([stop(maybe, 'first'), stop(maybe, 'last'), stop(null, 'down')]).toEqual([null, 'z', 'a']);
  const empty = { ...document, blocks: [block('fork', { yes: [], no: [] })] };
  const yes = { parent: 'fork', port: 'yes' };
  expect(moveToStop(empty, { from: 'fork', direction: 'down' }, rules)).toEqual(yes);
  expect(moveToStop(empty, { from: yes, direction: 'down' }, rules)).toEqual(yes);
});

it('stands at the end below what one came from, and else below the last block', () => {
  const ends: JourneyDocument = { ...document, blocks: document.blocks.slice(0, 2) };
  expect(['z', 'a', 'y1', null].map((came) => beforeEnd(document, came, rules))).toEqual(
    Array(4).fill('z'),
  );
  expect(['y2', 'n1'].map((came) => beforeEnd(ends, came, rules))).toEqual(['y2', 'n1']);
  expect(['a', 'y1', null].map((came) => beforeEnd(ends, came, rules))).toEqual(
    Array(3).fill('y2'),
  );
  expect(beforeEnd({ ...document, blocks: [] }, null, rules)).toBeNull();
});
