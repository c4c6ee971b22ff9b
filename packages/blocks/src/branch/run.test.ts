import type { Predicate } from '@percurso/journey/predicate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOf, factsOf } from '../testing/recording-deps.ts';
import { run } from './run.ts';

const NOW = new Date('2026-03-10T12:00:00Z');

function above(limit: number): Predicate {
  return { attribute: 'trigger.ErrorCode', operator: 'greater-than', value: limit };
}

function decide(limits: number[], code: number | null) {
  const rows = limits.map((limit, index) => ({
    id: `w${index + 1}`,
    name: `over ${limit}`,
    when: above(limit),
  }));
  return run.decide({ rows }, factsOf({ ErrorCode: code }), atOf({ now: NOW }));
}

describe('branch, run', () => {
  it('takes the first way that holds and says which', () => {
    expect(decide([30, 20, 10], 25)).toEqual({
      port: 'w2',
      reason: 'row: over 20',
      detail: expect.objectContaining({ passed: true, expected: 20, actual: 25 }),
    });
    expect(decide([10, 20], 25)).toMatchObject({ port: 'w1', reason: 'row: over 10' });
    expect(decide([30, 20], 5)).toEqual({ port: 'other', reason: 'no-row' });
    expect(decide([30, 20], null)).toEqual({ port: 'other', reason: 'no-row' });
  });

  it('takes the first way of any list for which the condition holds', () => {
    const limits = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 24 });
    fc.assert(
      fc.property(limits, fc.integer({ min: 0, max: 60 }), (list, code) => {
        const first = list.findIndex((limit) => code > limit);
        const expected = first < 0 ? 'other' : `w${first + 1}`;
        expect(decide(list, code)).toMatchObject({ port: expected });
      }),
    );
  });
});
