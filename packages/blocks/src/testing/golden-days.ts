import type { StoredWaitConfig } from '../wait/block.ts';
import type { Golden } from './golden-times.ts';
import { berlin, newYork, saoPaulo } from './golden-times.ts';

export const dated = (more: Partial<StoredWaitConfig> = {}): StoredWaitConfig => ({
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

/** Waits for weekdays and windows. */
export const WEEKLY: Golden[] = [
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

/** Why, the value of `trigger.day`, the wait, its zone, and when it is over. */
export type Dated = [
  why: string,
  day: string,
  config: StoredWaitConfig,
  zone: string,
  until: string,
];
const before = (amount: number, unit: NonNullable<StoredWaitConfig['offset']>['unit']) =>
  dated({ offset: { amount, unit, side: 'before' } });
const behind = (amount: number, unit: NonNullable<StoredWaitConfig['offset']>['unit']) =>
  dated({ offset: { amount, unit, side: 'after' } });

export const DATED: Dated[] = [
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
