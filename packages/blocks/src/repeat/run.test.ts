import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOf, factsOf } from '../testing/recording-deps.ts';
import type { RepeatConfig } from './block.ts';
import { run } from './run.ts';

const SINCE = new Date('2026-03-10T12:00:00Z');
const after = (minutes: number) => new Date(SINCE.getTime() + minutes * 60_000);
const gap = { amount: 10, unit: 'minutes' } as const;
const until = { attribute: 'trigger.done', operator: 'is', value: true } as const;

function at(config: RepeatConfig, passes: number, [minutes, done = false]: [number, boolean?]) {
  return run.until(config, factsOf({ done }), atOf({ now: after(minutes), since: SINCE, passes }));
}

function woken(config: RepeatConfig, passes: number, done = false) {
  return run.wake?.(config, factsOf({ done }), atOf({ now: after(0), since: SINCE, passes }));
}

describe('repeat, run', () => {
  it('makes its passes, then leaves for good', () => {
    const config = { count: 2 };
    expect(at(config, 0, [0])).toEqual({ port: 'body', result: { pass: 1 } });
    expect(at(config, 1, [0])).toEqual({ port: 'body', result: { pass: 2 } });
    const left = { port: 'after-all', reason: 'count: 2', result: { pass: 2 } };
    expect(at(config, 2, [0])).toEqual(left);
  });

  it('leaves early once the condition holds, also at the end of a gap, never before a pass', () => {
    const config = { count: 5, gap, until };
    const left = { port: 'after-all', reason: 'until: 1', result: { pass: 1 } };
    expect(at(config, 0, [0, true])).toMatchObject({ port: 'body' });
    expect(at(config, 1, [1, true])).toEqual(left);
    expect(at(config, 1, [1, false])).toEqual({ at: after(10), fixed: false });
    expect(woken(config, 1, true)).toEqual(left);
    expect(woken(config, 1, false)).toEqual({ port: 'body', result: { pass: 2 } });
    expect(at({ ...config, until: { all: [] } }, 1, [10])).toMatchObject({ port: 'body' });
  });

  it('begins the k-th repetition k gaps after the first pass, however long passes took', () => {
    const passes = fc.integer({ min: 1, max: 99 });
    fc.assert(
      fc.property(passes, fc.integer({ min: 0, max: 2000 }), (k, minutes) => {
        const answer = at({ count: 100, gap }, k, [minutes]);
        if (minutes >= k * 10) expect(answer).toMatchObject({ port: 'body' });
        else expect(answer).toEqual({ at: after(k * 10), fixed: false });
      }),
    );
  });
});
