import type { StoredWaitConfig } from '../wait/block.ts';

export const [berlin, newYork, saoPaulo, lordHowe] = [
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
] as const;

/** Why, the wait, its zone, when it is come to, and when it is over. */
export type Golden = [
  why: string,
  config: StoredWaitConfig,
  zone: string,
  now: string,
  until: string,
];

const span = (
  amount: number,
  unit: NonNullable<StoredWaitConfig['duration']>['unit'],
): StoredWaitConfig => ({ mode: 'duration', duration: { amount, unit } });
export const until = (date: string): StoredWaitConfig => ({ mode: 'date', date });

// Clocks: Berlin 29 March and 25 October 2026, New York 8 March and 1 November 2026, Lord Howe by half
// an hour on 5 April and 4 October 2026, São Paulo at midnight until 2019.
export const GOLDEN: Golden[] = [
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
];
