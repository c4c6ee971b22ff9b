import { describe, expect, it } from 'vitest';
import { atOf, factsOf } from '../testing/recording-deps.ts';
import type { StoredWaitConfig } from './block.ts';
import { run } from './run.ts';

const now = new Date('2026-03-07T12:00:00Z');
const until = (config: StoredWaitConfig, day: string | null = null) =>
  run.until(config, factsOf({ day }), atOf({ now }));

describe('wait, run', () => {
  it.each([
    ['seconds', '2026-03-07T12:00:02.000Z'],
    ['minutes', '2026-03-07T12:02:00.000Z'],
    ['hours', '2026-03-07T14:00:00.000Z'],
    ['days', '2026-03-09T12:00:00.000Z'],
    ['weeks', '2026-03-21T12:00:00.000Z'],
    ['months', '2026-05-07T12:00:00.000Z'],
    ['years', '2028-03-07T12:00:00.000Z'],
  ] as const)('goes on two %s later', (unit, expected) => {
    expect(until({ duration: { amount: 2, unit } })).toEqual({
      at: new Date(expected),
      fixed: false,
    });
  });

  it('waits for a date, which is a moment of its own', () => {
    const at = new Date('2026-03-08T00:00:00Z');
    expect(until({ mode: 'date', date: '2026-03-08T00:00' })).toEqual({ at, fixed: true });
  });

  it.each([
    ['continue', { port: 'next' }],
    ['branch', { port: 'past' }],
    ['exit', { exit: 'past-date' }],
  ] as const)('does with a past or missing date what the author chose: %s', (past, expected) => {
    const attribute = { mode: 'attribute', attribute: 'trigger.day', past } as const;
    const reasons = (reason: string) => ('exit' in expected ? expected : { ...expected, reason });
    expect(until({ mode: 'date', date: '2026-03-07T11:59', past })).toEqual(
      reasons('past: 2026-03-07T11:59:00.000Z'),
    );
    expect(until(attribute, '2026-03-07')).toEqual(reasons('past: 2026-03-07T00:00:00.000Z'));
    expect(until(attribute, null)).toEqual(reasons('no-date: trigger.day'));
  });

  it('lets pass at once whom a window is open for', () => {
    const open = { mode: 'window', days: [6], from: '09:00', to: '18:00' } as const;
    expect(until({ ...open, days: [...open.days] })).toEqual({ port: 'next' });
  });

  it('keeps the moment it decided on arrival, whatever changes while it waits', () => {
    expect(run.wake).toBeUndefined();
  });
});
