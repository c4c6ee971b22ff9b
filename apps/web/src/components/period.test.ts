import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, boundsOf, dayAt, readPeriod, writePeriod } from './period.ts';

const at = (iso: string) => new Date(iso);

describe('the period of an address', () => {
  it('is a span or two days in order, and nothing else', () => {
    expect(readPeriod('last-7-days')).toBe('last-7-days');
    expect(readPeriod('2026-02-28..2026-03-01')).toEqual({
      first: '2026-02-28',
      last: '2026-03-01',
    });
    for (const text of [
      '',
      'ever',
      '2026-03-01',
      '2026-03-02..2026-03-01',
      '2026-02-30..2026-03-01',
    ]) {
      expect(readPeriod(text)).toBeUndefined();
    }
    expect(readPeriod(undefined)).toBeUndefined();
    for (const text of ['today', '2026-03-01..2026-03-01']) {
      const period = readPeriod(text);
      expect(period && writePeriod(period)).toBe(text);
    }
  });
});

describe('its bounds', () => {
  it('begin so long before now, and are open to the end', () => {
    const now = at('2026-03-09T12:00:00Z');
    const zone = 'America/New_York';
    expect(boundsOf('last-24-hours', { now, zone })).toEqual({ from: '2026-03-08T12:00:00.000Z' });
    expect(boundsOf('last-7-days', { now, zone })).toEqual({ from: '2026-03-02T12:00:00.000Z' });
    expect(boundsOf('last-30-days', { now, zone })).toEqual({ from: '2026-02-07T12:00:00.000Z' });
  });

  it.each([
    // Clocks went forward in the night before, and back.
    ['America/New_York', '2026-03-09T03:59:00Z', '2026-03-08T05:00:00.000Z'],
    ['America/New_York', '2026-03-09T04:00:00Z', '2026-03-09T04:00:00.000Z'],
    ['America/New_York', '2026-11-02T04:59:00Z', '2026-11-01T04:00:00.000Z'],
    // They went forward at midnight: the day began at one o'clock.
    ['America/Sao_Paulo', '2018-11-04T12:00:00Z', '2018-11-04T03:00:00.000Z'],
    ['America/Sao_Paulo', '2018-02-18T12:00:00Z', '2018-02-18T03:00:00.000Z'],
    ['Asia/Kathmandu', '2026-03-09T12:00:00Z', '2026-03-08T18:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-03-09T12:00:00Z', '2026-03-09T10:00:00.000Z'],
  ])('of today in %s at %s are from %s on', (zone, now, from) => {
    expect(boundsOf('today', { now: at(now), zone })).toEqual({ from });
  });

  it('hold all of the days they are of, and no more', () => {
    const zones = ['America/New_York', 'America/Sao_Paulo', 'Europe/Berlin', 'Pacific/Apia', 'UTC'];
    fc.assert(
      fc.property(
        fc.date({ min: at('2000-01-01'), max: at('2040-01-01'), noInvalidDate: true }),
        fc.nat(400),
        fc.constantFrom(...zones),
        (now, length, zone) => {
          const first = dayAt(now, zone);
          const last = addDays(first, length);
          const { from = '', to = '' } = boundsOf({ first, last }, { now, zone });
          const dayBefore = (iso: string) => dayAt(new Date(Date.parse(iso) - 1), zone);
          expect(dayAt(at(from), zone)).toBe(first);
          expect(dayBefore(from) < first).toBe(true);
          expect(dayAt(at(to), zone) > last).toBe(true);
          expect(dayBefore(to) <= last).toBe(true);
          expect(at(from) <= now).toBe(true);
          expect(boundsOf('today', { now, zone }).from).toBe(from);
        },
      ),
    );
  });
});
