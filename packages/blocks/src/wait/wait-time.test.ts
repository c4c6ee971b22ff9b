import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../testing/recording-deps.ts';
import type { StoredWaitConfig } from './block.ts';
import { instantOf, localAt } from './local-time.ts';
import { waitTime } from './wait-time.ts';

const [berlin, newYork, saoPaulo, lordHowe] = [
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
] as const;

type Golden = [why: string, config: StoredWaitConfig, zone: string, now: string, until: string];

const span = (
  amount: number,
  unit: NonNullable<StoredWaitConfig['duration']>['unit'],
): StoredWaitConfig => ({ mode: 'duration', duration: { amount, unit } });
const until = (date: string): StoredWaitConfig => ({ mode: 'date', date });
const dated = (more: Partial<StoredWaitConfig> = {}): StoredWaitConfig => ({
  mode: 'attribute',
  attribute: 'trigger.day',
  ...more,
});
const weekday = (days: number[], time: string): StoredWaitConfig => ({
  mode: 'weekday',
  days,
  time,
});
const window = (days: number[], from: string, to: string): StoredWaitConfig => ({
  mode: 'window',
  days,
  from,
  to,
});
const week = [1, 2, 3, 4, 5];
const all = [1, 2, 3, 4, 5, 6, 7];

// Clocks: Berlin 29 March and 25 October 2026, New York 8 March and 1 November 2026, Lord Howe by half
// an hour on 5 April and 4 October 2026, São Paulo at midnight until 2019.
const GOLDEN: Golden[] = [
  ['a month', span(1, 'months'), berlin, '2026-01-15T10:00+01:00', '2026-02-15T10:00+01:00'],
  [
    'a month that is shorter',
    span(1, 'months'),
    berlin,
    '2026-01-31T10:00+01:00',
    '2026-02-28T10:00+01:00',
  ],
  [
    'into a leap day',
    span(1, 'months'),
    berlin,
    '2024-01-31T10:00+01:00',
    '2024-02-29T10:00+01:00',
  ],
  [
    'three months over a year',
    span(3, 'months'),
    berlin,
    '2025-11-30T10:00+01:00',
    '2026-02-28T10:00+01:00',
  ],
  [
    'a year from 29 February',
    span(1, 'years'),
    berlin,
    '2024-02-29T10:00+01:00',
    '2025-02-28T10:00+01:00',
  ],
  [
    'four years from 29 February',
    span(4, 'years'),
    berlin,
    '2024-02-29T10:00+01:00',
    '2028-02-29T10:00+01:00',
  ],
  [
    'a month over the change keeps the time of day',
    span(1, 'months'),
    berlin,
    '2026-03-15T10:00+01:00',
    '2026-04-15T10:00+02:00',
  ],
  [
    'months into a gap',
    span(3, 'months'),
    berlin,
    '2025-12-29T02:30+01:00',
    '2026-03-29T03:00+02:00',
  ],
  [
    'a month into an overlap',
    span(1, 'months'),
    berlin,
    '2026-09-25T02:30+02:00',
    '2026-10-25T02:30+02:00',
  ],
  [
    'a year into a gap',
    span(1, 'years'),
    newYork,
    '2025-03-08T02:30-05:00',
    '2026-03-08T03:00-04:00',
  ],
  [
    'a month into an overlap',
    span(1, 'months'),
    newYork,
    '2026-10-01T01:30-04:00',
    '2026-11-01T01:30-04:00',
  ],
  [
    'a month into a gap of half an hour',
    span(1, 'months'),
    lordHowe,
    '2026-09-04T02:15+10:30',
    '2026-10-04T02:30+11:00',
  ],
  [
    'a day of 24 hours',
    span(1, 'days'),
    berlin,
    '2026-03-28T12:00+01:00',
    '2026-03-29T13:00+02:00',
  ],
  [
    'a week of 168 hours',
    span(1, 'weeks'),
    berlin,
    '2026-10-24T12:00+02:00',
    '2026-10-31T11:00+01:00',
  ],
  [
    'before a gap',
    until('2026-03-29T01:59'),
    berlin,
    '2026-03-01T00:00Z',
    '2026-03-29T01:59+01:00',
  ],
  [
    'the start of a gap',
    until('2026-03-29T02:00'),
    berlin,
    '2026-03-01T00:00Z',
    '2026-03-29T03:00+02:00',
  ],
  [
    'inside a gap',
    until('2026-03-29T02:59'),
    berlin,
    '2026-03-01T00:00Z',
    '2026-03-29T03:00+02:00',
  ],
  [
    'the end of a gap',
    until('2026-03-29T03:00'),
    berlin,
    '2026-03-01T00:00Z',
    '2026-03-29T03:00+02:00',
  ],
  [
    'the start of an overlap',
    until('2026-10-25T02:00'),
    berlin,
    '2026-03-01T00:00Z',
    '2026-10-25T02:00+02:00',
  ],
  [
    'inside an overlap',
    until('2026-10-25T02:59'),
    berlin,
    '2026-03-01T00:00Z',
    '2026-10-25T02:59+02:00',
  ],
  [
    'behind an overlap',
    until('2026-10-25T03:00'),
    berlin,
    '2026-03-01T00:00Z',
    '2026-10-25T03:00+01:00',
  ],
  [
    'inside a gap',
    until('2026-03-08T02:30'),
    newYork,
    '2026-03-01T00:00Z',
    '2026-03-08T03:00-04:00',
  ],
  [
    'inside an overlap',
    until('2026-11-01T01:30'),
    newYork,
    '2026-03-01T00:00Z',
    '2026-11-01T01:30-04:00',
  ],
  [
    'behind an overlap',
    until('2026-11-01T02:00'),
    newYork,
    '2026-03-01T00:00Z',
    '2026-11-01T02:00-05:00',
  ],
  [
    'a gap of half an hour',
    until('2026-10-04T02:10'),
    lordHowe,
    '2026-03-01T00:00Z',
    '2026-10-04T02:30+11:00',
  ],
  [
    'an overlap of half an hour',
    until('2026-04-05T01:45'),
    lordHowe,
    '2026-03-01T00:00Z',
    '2026-04-05T01:45+11:00',
  ],
  [
    'a midnight that is not there',
    until('2018-11-04T00:00'),
    saoPaulo,
    '2018-11-01T00:00Z',
    '2018-11-04T01:00-02:00',
  ],
  [
    'an hour before midnight that comes twice',
    until('2018-02-17T23:30'),
    saoPaulo,
    '2018-02-01T00:00Z',
    '2018-02-17T23:30-02:00',
  ],
  [
    'a midnight since clocks are let alone',
    until('2026-11-04T00:00'),
    saoPaulo,
    '2026-11-01T00:00Z',
    '2026-11-04T00:00-03:00',
  ],
  ['29 February', until('2028-02-29T09:00'), berlin, '2026-11-01T00:00Z', '2028-02-29T09:00+01:00'],
  [
    'a weekday, tomorrow',
    weekday([1], '09:00'),
    newYork,
    '2026-03-08T20:00-04:00',
    '2026-03-09T09:00-04:00',
  ],
  [
    'a weekday, today',
    weekday([1], '09:00'),
    newYork,
    '2026-03-09T08:00-04:00',
    '2026-03-09T09:00-04:00',
  ],
  [
    'a weekday, now',
    weekday([1], '09:00'),
    newYork,
    '2026-03-09T09:00-04:00',
    '2026-03-09T09:00-04:00',
  ],
  [
    'a weekday, in a week',
    weekday([1], '09:00'),
    newYork,
    '2026-03-09T09:01-04:00',
    '2026-03-16T09:00-04:00',
  ],
  [
    'the nearer of two weekdays',
    weekday([5, 2], '09:00'),
    berlin,
    '2026-03-11T12:00+01:00',
    '2026-03-13T09:00+01:00',
  ],
  [
    'a weekday whose time is in a gap',
    weekday([7], '02:30'),
    berlin,
    '2026-03-28T12:00+01:00',
    '2026-03-29T03:00+02:00',
  ],
  [
    'a weekday between its two times',
    weekday([7], '02:30'),
    berlin,
    '2026-10-25T02:45+02:00',
    '2026-11-01T02:30+01:00',
  ],
  [
    'a window, over the weekend',
    window(week, '09:00', '18:00'),
    berlin,
    '2026-03-27T19:00+01:00',
    '2026-03-30T09:00+02:00',
  ],
  [
    'a window, this morning',
    window(week, '09:00', '18:00'),
    berlin,
    '2026-03-27T08:59+01:00',
    '2026-03-27T09:00+01:00',
  ],
  [
    'a window, inside',
    window(week, '09:00', '18:00'),
    berlin,
    '2026-03-27T12:00+01:00',
    '2026-03-27T12:00+01:00',
  ],
  [
    'a window, as it closes',
    window(week, '09:00', '18:00'),
    berlin,
    '2026-03-26T18:00+01:00',
    '2026-03-27T09:00+01:00',
  ],
  [
    'a window over midnight, inside',
    window([5], '22:00', '06:00'),
    berlin,
    '2026-03-28T03:00+01:00',
    '2026-03-28T03:00+01:00',
  ],
  [
    'a window over midnight, behind',
    window([5], '22:00', '06:00'),
    berlin,
    '2026-03-28T07:00+01:00',
    '2026-04-03T22:00+02:00',
  ],
  [
    'a window that is a gap',
    window(all, '02:15', '02:45'),
    berlin,
    '2026-03-29T00:00+01:00',
    '2026-03-30T02:15+02:00',
  ],
  [
    'a whole day',
    window([6], '00:00', '00:00'),
    berlin,
    '2026-03-27T12:00+01:00',
    '2026-03-28T00:00+01:00',
  ],
];

type Dated = [why: string, day: string, config: StoredWaitConfig, zone: string, until: string];
const before = (amount: number, unit: NonNullable<StoredWaitConfig['offset']>['unit']) =>
  dated({ offset: { amount, unit, side: 'before' } });
const behind = (amount: number, unit: NonNullable<StoredWaitConfig['offset']>['unit']) =>
  dated({ offset: { amount, unit, side: 'after' } });

const DATED: Dated[] = [
  ['midnight of a day', '2026-12-24', dated(), berlin, '2026-12-24T00:00+01:00'],
  ['a time of that day', '2026-12-24', dated({ time: '09:00' }), berlin, '2026-12-24T09:00+01:00'],
  [
    'days before, at a time',
    '2026-12-24',
    { ...before(3, 'days'), time: '09:00' },
    berlin,
    '2026-12-21T09:00+01:00',
  ],
  [
    'a day before over the change',
    '2026-03-29T12:00:00Z',
    before(1, 'days'),
    berlin,
    '2026-03-28T14:00+01:00',
  ],
  [
    '24 hours before over the change',
    '2026-03-29T12:00:00Z',
    before(24, 'hours'),
    berlin,
    '2026-03-28T13:00+01:00',
  ],
  ['a year after 29 February', '2028-02-29', behind(1, 'years'), berlin, '2029-02-28T00:00+01:00'],
  [
    'a month before the last of May',
    '2026-05-31',
    before(1, 'months'),
    berlin,
    '2026-04-30T00:00+02:00',
  ],
  [
    'weeks after',
    '2026-03-20T10:00:00+01:00',
    behind(2, 'weeks'),
    berlin,
    '2026-04-03T10:00+02:00',
  ],
  ['minutes after', '2026-03-29T00:59:00Z', behind(2, 'minutes'), berlin, '2026-03-29T03:01+02:00'],
  [
    'no offset written: of the zone',
    '2026-06-01T09:00',
    dated(),
    newYork,
    '2026-06-01T09:00-04:00',
  ],
  ['in a gap', '2026-03-29T02:30:00', dated(), berlin, '2026-03-29T03:00+02:00'],
  [
    'the second of a time that comes twice',
    '2026-10-25T01:30:00Z',
    dated(),
    berlin,
    '2026-10-25T02:30+01:00',
  ],
  ['a midnight that is not there', '2018-11-04', dated(), saoPaulo, '2018-11-04T01:00-02:00'],
];

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
  it.each(GOLDEN)('%s: %j in %s at %s', (...[, config, zone, now, expected]) => {
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
