import type { AllowedHours } from '@percurso/journey/quiet-times';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextAllowedTime } from './next-allowed-time.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const workdays = [1, 2, 3, 4, 5];
const byDay = [{ days: everyDay, from: '08:00', to: '21:00' }];
const office = [{ days: workdays, from: '09:00', to: '18:00' }];
const overnight = [{ days: [5], from: '22:00', to: '02:00' }];
const wholeSunday = [{ days: [7], from: '00:00', to: '00:00' }];
const twice = [
  { days: workdays, from: '09:00', to: '12:00' },
  { days: [6], from: '10:00', to: '11:00' },
];

const paulo = 'America/Sao_Paulo';
const york = 'America/New_York';
const berlin = 'Europe/Berlin';
const kolkata = 'Asia/Kolkata';
const howe = 'Australia/Lord_Howe';
const santiago = 'America/Santiago';
const cairo = 'Africa/Cairo';
const beirut = 'Asia/Beirut';

/**
 * 2026: New York forward 8 March, back 1 November; Berlin 29 March and 25 October. At midnight: Santiago
 * forward 6 September, Cairo 24 April, Beirut 29 March. 10 March is a Tuesday.
 */
const golden: [string, AllowedHours[], string, string, string][] = [
  ['within the hours', byDay, paulo, '2026-03-10T15:00:00Z', '2026-03-10T15:00:00Z'],
  ['at their first instant', byDay, paulo, '2026-03-10T11:00:00Z', '2026-03-10T11:00:00Z'],
  ['a millisecond before', byDay, paulo, '2026-03-10T10:59:59.999Z', '2026-03-10T11:00:00Z'],
  [
    'a millisecond before their end',
    byDay,
    paulo,
    '2026-03-10T23:59:59.999Z',
    '2026-03-10T23:59:59.999Z',
  ],
  ['at their end', byDay, paulo, '2026-03-11T00:00:00Z', '2026-03-11T11:00:00Z'],
  ['at night', byDay, paulo, '2026-03-11T05:00:00Z', '2026-03-11T11:00:00Z'],
  ['on Friday evening', office, paulo, '2026-03-13T22:00:00Z', '2026-03-16T12:00:00Z'],
  ['on Sunday', office, paulo, '2026-03-15T15:00:00Z', '2026-03-16T12:00:00Z'],
  ['overnight, before midnight', overnight, paulo, '2026-03-14T01:30:00Z', '2026-03-14T01:30:00Z'],
  ['overnight, after midnight', overnight, paulo, '2026-03-14T04:59:00Z', '2026-03-14T04:59:00Z'],
  ['overnight, at the end', overnight, paulo, '2026-03-14T05:00:00Z', '2026-03-21T01:00:00Z'],
  [
    'the whole of a day, before',
    wholeSunday,
    paulo,
    '2026-03-14T12:00:00Z',
    '2026-03-15T03:00:00Z',
  ],
  [
    'the whole of a day, at its end',
    wholeSunday,
    paulo,
    '2026-03-16T02:59:00Z',
    '2026-03-16T02:59:00Z',
  ],
  ['the whole of a day, after', wholeSunday, paulo, '2026-03-16T03:00:00Z', '2026-03-22T03:00:00Z'],
  ['two sets of days', twice, paulo, '2026-03-13T15:00:00Z', '2026-03-14T13:00:00Z'],
  ['a zone of half an hour', byDay, kolkata, '2026-03-10T18:00:00Z', '2026-03-11T02:30:00Z'],
  [
    'a zone of half an hour, within',
    byDay,
    kolkata,
    '2026-03-10T02:30:00Z',
    '2026-03-10T02:30:00Z',
  ],
  ['the night clocks go forward', byDay, york, '2026-03-08T02:00:00Z', '2026-03-08T12:00:00Z'],
  ['the night before that', byDay, york, '2026-03-07T02:00:00Z', '2026-03-07T13:00:00Z'],
  ['the night clocks go back', byDay, york, '2026-11-01T02:00:00Z', '2026-11-01T13:00:00Z'],
  ['the night before that one', byDay, york, '2026-10-31T02:00:00Z', '2026-10-31T12:00:00Z'],
  ['forward, in Berlin', byDay, berlin, '2026-03-28T22:00:00Z', '2026-03-29T06:00:00Z'],
  ['back, in Berlin', byDay, berlin, '2026-10-24T22:00:00Z', '2026-10-25T07:00:00Z'],
  [
    'hours that begin where clocks pass over',
    [{ days: [7], from: '02:30', to: '04:00' }],
    york,
    '2026-03-08T06:00:00Z',
    '2026-03-08T07:00:00Z',
  ],
  [
    'hours that clocks pass over whole',
    [{ days: [7], from: '02:10', to: '02:50' }],
    york,
    '2026-03-08T06:00:00Z',
    '2026-03-15T06:10:00Z',
  ],
  [
    'the same, asked a week before',
    [{ days: [7], from: '02:10', to: '02:50' }],
    york,
    '2026-03-01T07:50:00Z',
    '2026-03-15T06:10:00Z',
  ],
  [
    'hours that come twice, the first',
    [{ days: [7], from: '01:15', to: '01:45' }],
    york,
    '2026-11-01T05:00:00Z',
    '2026-11-01T05:15:00Z',
  ],
  [
    'hours that come twice, in between',
    [{ days: [7], from: '01:15', to: '01:45' }],
    york,
    '2026-11-01T05:45:00Z',
    '2026-11-01T06:15:00Z',
  ],
  [
    'hours that come twice, after',
    [{ days: [7], from: '01:15', to: '01:45' }],
    york,
    '2026-11-01T06:45:00Z',
    '2026-11-08T06:15:00Z',
  ],
  [
    'hours into which clocks go back',
    [{ days: [6], from: '22:00', to: '01:30' }],
    york,
    '2026-11-01T05:40:00Z',
    '2026-11-01T06:00:00Z',
  ],
  [
    'clocks set by half an hour, forward',
    byDay,
    howe,
    '2026-10-03T12:00:00Z',
    '2026-10-03T21:00:00Z',
  ],
  ['clocks set by half an hour, back', byDay, howe, '2026-04-04T12:00:00Z', '2026-04-04T21:30:00Z'],
  [
    'no midnight on that day',
    wholeSunday,
    'America/Havana',
    '2026-03-07T12:00:00Z',
    '2026-03-08T05:00:00Z',
  ],
  [
    'clocks forward at midnight of a day without hours',
    [{ days: [1, 2, 3, 4, 5, 6], from: '00:00', to: '00:00' }],
    santiago,
    '2026-09-06T15:00:00Z',
    '2026-09-07T03:00:00Z',
  ],
  [
    'clocks forward at midnight of a Friday, asked the evening before',
    [{ days: [1, 2, 3, 4, 6, 7], from: '00:00', to: '23:30' }],
    cairo,
    '2026-04-23T21:45:00Z',
    '2026-04-24T21:00:00Z',
  ],
];

describe('nextAllowedTime', () => {
  it.each(golden)('%s', (...[, hours, zone, now, expected]) => {
    expect(nextAllowedTime(new Date(now), hours, zone)).toEqual(new Date(expected));
  });

  it('answers an allowed instant, never before now, with none that is allowed in between', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });
    const hours = fc.array(fc.record({ days, from: time, to: time }), {
      minLength: 1,
      maxLength: 3,
    });
    // Around the days on which clocks are set, and anywhere.
    const around = fc
      .tuple(
        fc.constantFrom(
          '2026-03-08T06:00Z',
          '2026-11-01T06:00Z',
          '2026-03-29T01:00Z',
          '2026-10-25T01:00Z',
          '2026-06-10T00:00Z',
          '2026-10-03T15:00Z',
          '2026-09-06T04:00Z',
          '2026-04-23T22:00Z',
          '2026-03-28T22:00Z',
        ),
        fc.integer({ min: -3 * 86_400_000, max: 86_400_000 }),
      )
      .map(([at, off]) => new Date(Date.parse(at) + off));
    const zone = fc.constantFrom(
      paulo,
      york,
      berlin,
      kolkata,
      howe,
      santiago,
      cairo,
      beirut,
      'UTC',
    );
    fc.assert(
      fc.property(hours, zone, around, (allowed, where, now) => {
        const shows = clockOf(allowed, where);
        const next = nextAllowedTime(now, allowed, where);
        expect(next >= now).toBe(true);
        expect(shows(next)).toBe(true);
        const before: Date[] = [];
        if (next > now) before.push(now);
        for (let ms = Math.ceil(now.getTime() / 60_000) * 60_000; ms < next.getTime(); ms += 60_000)
          before.push(new Date(ms));
        expect(before.filter(shows)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

/** Whether the clocks of a zone show allowed hours at an instant, read without Temporal. */
function clockOf(hours: AllowedHours[], timeZone: string): (at: Date) => boolean {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  return (at) => {
    const [, name = '', time = ''] =
      /^(\w+) (\d\d:\d\d)$/.exec(format.format(at).replace(',', '')) ?? [];
    const day = names.indexOf(name) + 1;
    const yesterday = day === 1 ? 7 : day - 1;
    return hours.some(({ days, from, to }) =>
      from < to
        ? days.includes(day) && time >= from && time < to
        : (days.includes(day) && time >= from) || (days.includes(yesterday) && time < to),
    );
  };
}
