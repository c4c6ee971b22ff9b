import { describe, expect, it } from 'vitest';
import { atOf, factsOf } from '../testing/recording-deps.ts';
import { run } from './run.ts';

describe('wait, run', () => {
  it.each([
    ['seconds', '2026-03-07T12:00:02.000Z'],
    ['minutes', '2026-03-07T12:02:00.000Z'],
    ['hours', '2026-03-07T14:00:00.000Z'],
    ['days', '2026-03-09T12:00:00.000Z'],
    ['weeks', '2026-03-21T12:00:00.000Z'],
  ] as const)('goes on two %s later', (unit, expected) => {
    const now = new Date('2026-03-07T12:00:00Z');
    const until = run.until({ duration: { amount: 2, unit } }, factsOf({}), now, atOf());
    expect(until).toEqual({ at: new Date(expected), fixed: false });
  });
});
