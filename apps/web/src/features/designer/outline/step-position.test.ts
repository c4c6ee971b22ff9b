import { describe, expect, it } from 'vitest';
import { stepPosition } from './step-position.ts';
import { block, journeyOf } from './test-journey.ts';

const journey = journeyOf([
  block('b1'),
  block('b2', { no: [], yes: [block('b3'), block('b4')] }),
  block('b5'),
]);

const at = (blockId: string) =>
  stepPosition(journey, blockId, { drawnPorts: (one) => (one.branches ? ['yes', 'no'] : []) });

describe('where a step stands', () => {
  it('is the first after the trigger', () => {
    expect(at('b1')).toEqual({ step: 1, count: 5, before: null, branch: null });
  });

  it('counts the steps of branches before what follows the fork', () => {
    expect(at('b5')).toEqual({ step: 5, count: 5, before: 'b2', branch: null });
  });

  it('names the branch and the step before it there', () => {
    const branch = { fork: 'b2', port: 'yes' };
    expect(at('b3')).toEqual({ step: 3, count: 5, before: null, branch });
    expect(at('b4')).toEqual({ step: 4, count: 5, before: 'b3', branch });
  });

  it('is nowhere for a step that is not there', () => {
    expect(at('b9')).toBeNull();
  });
});
