import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOf, factsOf } from '../testing/recording-deps.ts';
import { pickWay } from './pick-way.ts';
import { run } from './run.ts';

const NOW = new Date('2026-03-10T12:00:00Z');
const PEOPLE = 2000;

const weights = fc.array(fc.integer({ min: 5, max: 60 }), { minLength: 2, maxLength: 8 });
const waysOf = (list: number[]) => list.map((weight, n) => ({ id: `w${n + 1}`, weight }));

/** The ways of people c0, c1, … of one journey. */
function picks(list: number[], journey: string): string[] {
  return Array.from({ length: PEOPLE }, (_, n) => pickWay(waysOf(list), `c${n}/${journey}`) ?? '');
}

describe('split, run', () => {
  it('takes the same way for the same person, journey and block, whatever else there is', () => {
    const config = { ways: waysOf([30, 30, 40]).map((way) => ({ ...way, name: way.id })) };
    const facts = { ...factsOf({}), journey: { id: 'j1' } };
    const decide = (at: Parameters<typeof atOf>[0], trigger = {}) =>
      run.decide(config, { ...facts, trigger }, atOf({ now: NOW, ...at }));
    for (const contactId of ['c1', 'c2', 'c3', 'c4', 'c5']) {
      const first = decide({ contactId });
      expect(decide({ contactId, visit: 7, passes: 3 }, { ErrorCode: 1 })).toEqual(first);
    }
    const waysBy = (at: (n: number) => Parameters<typeof atOf>[0]) =>
      new Set(Array.from({ length: 30 }, (_, n) => JSON.stringify(decide(at(n)))));
    expect(waysBy((n) => ({ contactId: `c${n}` })).size).toBe(3);
    expect(waysBy((n) => ({ blockId: `b${n}` })).size).toBe(3);
  });

  it('gives each way its share', () => {
    // Chi-square above its 99.9999 % bound for up to 7 degrees of freedom would be no chance.
    fc.assert(
      fc.property(weights, fc.uuid(), (list, journey) => {
        const total = list.reduce((sum, weight) => sum + weight, 0);
        const taken = picks(list, journey);
        const chi = list.reduce((sum, weight, n) => {
          const expected = (PEOPLE * weight) / total;
          const found = taken.filter((id) => id === `w${n + 1}`).length;
          return sum + (found - expected) ** 2 / expected;
        }, 0);
        expect(chi).toBeLessThan(42);
      }),
      { numRuns: 25 },
    );
  });

  it('moves people only to or from the way whose weight changed, and only one way', () => {
    const change = fc.tuple(weights, fc.nat(), fc.integer({ min: 0, max: 90 }), fc.uuid());
    fc.assert(
      fc.property(change, ([list, number, weight, journey]) => {
        const index = number % list.length;
        const changed = `w${index + 1}`;
        const grows = weight > (list[index] ?? 0);
        const before = picks(list, journey);
        const after = picks(list.with(index, weight), journey);
        for (const [person, id] of before.entries()) {
          if (id === after[person]) continue;
          expect(grows ? after[person] : id).toBe(changed);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('takes nobody to a way without weight', () => {
    expect(new Set(picks([0, 5, 0, 5], 'j'))).toEqual(new Set(['w2', 'w4']));
    expect(pickWay(waysOf([0, 0]), 'c')).toBeNull();
  });
});
