import type { JourneyDocument } from '@percurso/journey/document';
import { describe, expect, it } from 'vitest';
import { layoutTree } from '../canvas/layout.ts';
import { CARD_HEIGHT } from '../canvas/layout-metrics.ts';
import { treeRules } from '../state/block-ports.ts';
import type { TestStep } from '../testing/test-steps.ts';
import { wayOfSteps } from '../testing/way-of-steps.ts';
import { pathFinder } from './path-finder.ts';

const at = '2026-03-10T12:00:00.000Z';
const when = { attribute: 'trigger.ErrorCode', operator: 'greater-than', value: 10 } as const;
const wait = (id: string, disabled = false) => ({
  id,
  kind: 'wait',
  config: { duration: { amount: 1, unit: 'days' } },
  ...(disabled && { disabled }),
});

const journey: JourneyDocument = {
  schema: 1,
  name: 'Path',
  entry: { trigger: 'broke' },
  settings: {},
  blocks: [
    {
      id: 'b1',
      kind: 'condition',
      config: { when },
      branches: { yes: [wait('b2')], no: [{ id: 'b3', kind: 'exit', config: {} }] },
    },
    wait('b4', true),
    wait('b5'),
  ],
};

function passed(blockId: string, port: string): TestStep {
  const none = { message: undefined, activation: undefined, opened: undefined };
  const rest = { reason: null, detail: null, since: at, at, assumed: [], ...none };
  return { type: 'block', blockId, visit: 1, port, ...rest };
}

const layout = layoutTree(journey, { ...treeRules, cardHeight: CARD_HEIGHT });
const finder = pathFinder(layout, (id) => id === 'b4');
const find = (steps: TestStep[]) => finder(wayOfSteps(steps));
const entry: TestStep = { type: 'entry', at };
const end: TestStep = { type: 'end', at, ended: { status: 'finished', reason: null, at } };

describe('pathFinder', () => {
  it('follows branch, join and disabled block to the exit', () => {
    const steps = [entry, passed('b1', 'yes'), passed('b2', 'next'), passed('b5', 'next'), end];
    const { nodes, lines } = find(steps);
    for (const id of ['b1', 'pill:b1:yes', 'b2', 'b4', 'b5', 'exit']) {
      expect([...nodes]).toContain(id);
    }
    expect([...nodes]).not.toContain('pill:b1:no');
    expect(nodes.has('b3')).toBe(false);
    // Every line that is taken leads to a node that is, and none is taken twice.
    expect(lines.size).toBe(nodes.size);
  });

  it('goes no further than the last step does', () => {
    const { nodes } = find([entry, passed('b1', 'yes')]);
    expect(nodes.has('b2')).toBe(true);
    expect(nodes.has('b5')).toBe(false);
  });

  it('leads to the flag of a branch that ends, and nowhere where a block was left by a rule', () => {
    const exit = find([entry, passed('b1', 'no'), passed('b3', 'exited'), end]);
    expect(exit.nodes.has('exit:b3')).toBe(true);
    const left = find([entry, passed('b1', 'yes'), passed('b2', 'exited'), end]);
    expect(left.nodes.has('b5')).toBe(false);
  });

  it('goes both ways of a block that was left twice', () => {
    const { nodes } = finder([
      ['b1', 'yes'],
      ['b1', 'no'],
    ]);
    expect([...nodes].sort()).toEqual([
      'b2',
      'b3',
      'pill:b1:no',
      'pill:b1:yes',
      'plus:b1:no:0',
      'plus:b1:yes:0',
    ]);
  });

  it('is empty where the entry let nobody in', () => {
    expect(find([entry]).lines.size).toBe(0);
  });
});
