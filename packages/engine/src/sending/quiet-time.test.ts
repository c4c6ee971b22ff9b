import type { QuietTimes } from '@percurso/journey/quiet-times';
import { describe, expect, it } from 'vitest';
import { quietTimesAt } from './quiet-time.ts';

const quietTimes: QuietTimes = {
  hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '21:00' }],
  timeZone: 'America/Sao_Paulo',
  covers: 'all',
  action: 'hold',
};
/** 09:00 in São Paulo, 12:00 in London, 05:00 in Los Angeles. */
const now = new Date('2026-03-10T12:00:00Z');

type Given = Partial<Parameters<typeof quietTimesAt>[0]>;
const at = (given: Given, zone: string | null) =>
  quietTimesAt({ now, quietTimes, purpose: 'commercial', settings: {}, ...given })(zone);

describe('quietTimesAt', () => {
  it.each([
    ['America/Los_Angeles', 'America/Los_Angeles', 'contact', '2026-03-10T15:00:00Z'],
    ['Europe/London', 'Europe/London', 'contact', null],
    [null, 'America/Sao_Paulo', 'workspace', null],
    ['Mars/Olympus', 'America/Sao_Paulo', 'workspace', null],
  ])('of a contact in %s it reckons in %s, that of the %s', (...[own, zone, zoneOf, until]) => {
    const expected = until === null ? null : new Date(until);
    expect(at({}, own)).toEqual({ until: expected, zone, zoneOf, action: 'hold' });
  });

  it('keeps the zone of the workspace where that is quiet and the contact has none', () => {
    const night = new Date('2026-03-10T03:00:00Z');
    expect(at({ now: night }, null)?.until).toEqual(new Date('2026-03-10T11:00:00Z'));
  });

  it('counts for what it covers only', () => {
    const covers = { ...quietTimes, covers: 'commercial' } as const;
    expect(at({ quietTimes: covers }, null)).not.toBeNull();
    expect(at({ quietTimes: covers, purpose: 'transactional' }, null)).toBeNull();
    expect(at({ purpose: 'transactional' }, null)).not.toBeNull();
  });

  it('does not count in a journey that ignores it, nor where there is none', () => {
    expect(at({ settings: { quietTimes: 'ignore' } }, null)).toBeNull();
    expect(at({ settings: { quietTimes: 'follow' } }, null)).not.toBeNull();
    expect(at({ quietTimes: null }, null)).toBeNull();
  });
});
