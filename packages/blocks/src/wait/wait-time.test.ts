import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, localAt } from '../kit/local-time.ts';
import { DATED, dated, WEEKLY } from '../testing/golden-days.ts';
import { berlin, GOLDEN, lordHowe, newYork, saoPaulo, until } from '../testing/golden-times.ts';
import { factsOf } from '../testing/recording-deps.ts';
import type { StoredWaitConfig } from './block.ts';
import { waitTime } from './wait-time.ts';

const iso = (text: string) => new Date(text).toISOString();

function untilOf(config: StoredWaitConfig, now: string, more: Record<string, string | null> = {}) {
  const { zone = null, contactZone = null, day = null } = more;
  const facts = factsOf({ day });
  return waitTime(
    config,
    {
      ...facts,
      contact: { ...facts.contact, timeZone: contactZone },
      journey: { timeZone: zone },
    },
    new Date(now),
  )?.at.toISOString();
}

describe('golden times', () => {
  it.each([...GOLDEN, ...WEEKLY])('%s: %j in %s at %s', (...[, config, zone, now, expected]) => {
    expect(untilOf({ ...config, zone }, now)).toBe(iso(expected));
    expect(untilOf(config, now, { zone })).toBe(iso(expected));
  });

  it.each(DATED)('%s: %s, %j in %s', (...[, day, config, zone, expected]) => {
    expect(untilOf({ ...config, zone }, '2018-01-01T00:00Z', { day })).toBe(iso(expected));
  });

  it('has none without a date', () => {
    for (const day of [null, '', 'soon', '2026-02-30', '2026-13-01T00:00:00Z']) {
      expect(untilOf(dated(), '2026-01-01T00:00Z', { day })).toBeUndefined();
    }
  });
});

describe('zones', () => {
  const nine = until('2026-06-01T09:00');
  const now = '2026-01-01T00:00Z';

  it.each<[string, Record<string, string | null>, string]>([
    ['contact', { contactZone: newYork, zone: berlin }, '2026-06-01T09:00-04:00'],
    ['contact', { contactZone: null, zone: berlin }, '2026-06-01T09:00+02:00'],
    ['contact', { contactZone: 'Mars/Base', zone: berlin }, '2026-06-01T09:00+02:00'],
    ['contact', { contactZone: null, zone: null }, '2026-06-01T09:00Z'],
    ['contact', { contactZone: 'nowhere', zone: 'nowhere' }, '2026-06-01T09:00Z'],
    ['journey', { contactZone: newYork, zone: berlin }, '2026-06-01T09:00+02:00'],
    ['journey', { contactZone: newYork, zone: null }, '2026-06-01T09:00Z'],
    [saoPaulo, { contactZone: newYork, zone: berlin }, '2026-06-01T09:00-03:00'],
    ['Mars/Base', { contactZone: newYork, zone: berlin }, '2026-06-01T09:00+02:00'],
  ])('asked for %s, with %j', (zone, more, expected) => {
    expect(untilOf({ ...nine, zone }, now, more)).toBe(iso(expected));
  });
});

describe('instantOf, for any time', () => {
  it('is shown by the clocks of the zone, or is the first moment behind a gap', () => {
    const zones = fc.constantFrom(berlin, newYork, saoPaulo, lordHowe, 'UTC', 'Asia/Kathmandu');
    const instants = fc.date({
      min: new Date('2015-01-01T00:00:00Z'),
      max: new Date('2035-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const local = localAt(instant, zone);
        // A time that clocks showed exists; where they showed it twice, the earlier is meant.
        const found = instantOf(local, zone);
        expect(localAt(found, zone).equals(local)).toBe(true);
        expect(found.getTime()).toBeLessThanOrEqual(instant.getTime());
        const other = local.add({ minutes: 30 });
        const next = localAt(instantOf(other, zone), zone);
        expect(next.equals(other) || next.since(other).sign > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
