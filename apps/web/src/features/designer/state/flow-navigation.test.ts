import type { Block, JourneyDocument } from '@percurso/journey/document';
import { expect, it } from 'vitest';
import type { TreeRules } from '../canvas/measure-tree.ts';
import type { Direction } from './flow-navigation.ts';
import { moveInFlow } from './flow-navigation.ts';

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
