import { AttributePath } from '@percurso/journey/attribute';
import { isTimeZone } from '@percurso/journey/is-time-zone';
import type { ProblemDraft } from '@percurso/journey/problem';
import { z } from 'zod';
import type { BlockDefinition } from '../kit/definition.ts';
import { withField } from '../kit/with-field.ts';

const DAY_SECONDS = 86_400;
/** Five years, the leap days included. */
const LONGEST_SECONDS = 5 * 366 * DAY_SECONDS;
/** Rough for months and years; only what is too long is judged by it. */
const SECONDS = {
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: DAY_SECONDS,
  weeks: 7 * DAY_SECONDS,
  months: 30.5 * DAY_SECONDS,
  years: 366 * DAY_SECONDS,
};

const Span = z
  .strictObject({
    amount: z.number().int().min(1),
    unit: z.enum(['seconds', 'minutes', 'hours', 'days', 'weeks', 'months', 'years']),
  })
  .refine(({ amount, unit }) => amount * SECONDS[unit] <= LONGEST_SECONDS, {
    path: ['amount'],
    message: 'A wait is five years at most.',
    params: { key: 'wait-too-long' },
  });

/** How far from a date, and on which side. */
const Offset = z.strictObject({
  amount: z.number().int().min(0).max(1000),
  unit: z.enum(['minutes', 'hours', 'days', 'weeks', 'months', 'years']),
  side: z.enum(['before', 'after']),
});
export type Offset = z.infer<typeof Offset>;

const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day looks like 09:30.');
const LocalDateTime = z.string().refine(isLocalDateTime, 'It looks like 2026-12-24T18:00.');
/** From 1, Monday, to 7, Sunday (ISO 8601). */
const Days = z.array(z.number().int().min(1).max(7)).min(1).max(7);

/** A day there is, and a time of day, without an offset. */
function isLocalDateTime(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(text)) return false;
  const instant = Date.parse(`${text}Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

export const WaitConfig = z.strictObject({
  mode: withField(
    z.enum(['duration', 'date', 'attribute', 'weekday', 'window']).default('duration'),
    'choice',
  ),
  duration: withField(Span.optional(), 'duration'),
  date: withField(LocalDateTime.optional(), 'date-time'),
  attribute: withField(AttributePath.optional(), 'path'),
  offset: withField(Offset.optional(), 'offset'),
  days: withField(Days.optional(), 'weekdays'),
  time: withField(LocalTime.optional(), 'time'),
  from: withField(LocalTime.optional(), 'time'),
  to: withField(LocalTime.optional(), 'time'),
  /** `journey`, `contact`, or a zone by its IANA name. */
  zone: withField(z.string().max(64).default('journey'), 'zone'),
  /** What becomes of those whose date is past already, or who have none. */
  past: withField(z.enum(['continue', 'exit', 'branch']).default('continue'), 'choice'),
});
export type WaitConfig = z.infer<typeof WaitConfig>;
/** As plans hold it; those of older versions have a duration only. */
export type StoredWaitConfig = Pick<WaitConfig, 'duration'> & Partial<WaitConfig>;

type Field = keyof WaitConfig;

/** What each way of waiting asks for, and what it may have. */
const FIELDS: Readonly<Record<WaitConfig['mode'], { needed: Field[]; also: Field[] }>> = {
  duration: { needed: ['duration'], also: [] },
  date: { needed: ['date'], also: ['zone', 'past'] },
  attribute: { needed: ['attribute'], also: ['offset', 'time', 'zone', 'past'] },
  weekday: { needed: ['days', 'time'], also: ['zone'] },
  window: { needed: ['days', 'from', 'to'], also: ['zone'] },
};

export const definition: BlockDefinition<WaitConfig> = {
  kind: 'wait',
  category: 'flow',
  shape: 'diamond',
  op: 'sleep',
  config: WaitConfig,
  defaults: () => ({
    mode: 'duration',
    duration: { amount: 1, unit: 'days' },
    zone: 'journey',
    past: 'continue',
  }),
  ports: (config) =>
    branchesPast(config)
      ? [{ id: 'next' }, { id: 'past', optional: true, drawn: true }]
      : [{ id: 'next' }],
  shownFields({ mode, duration }) {
    const { needed, also } = FIELDS[mode];
    const byCalendar = duration?.unit === 'months' || duration?.unit === 'years';
    return ['mode', ...needed, ...also, ...(mode === 'duration' && byCalendar ? ['zone'] : [])];
  },
  usedPaths: ({ mode, attribute }) =>
    mode === 'attribute' && attribute !== undefined
      ? [{ field: 'attribute', path: attribute, types: ['date-time', 'text'] }]
      : [],
  check(config): ProblemDraft[] {
    const missing = FIELDS[config.mode].needed.filter((field) => config[field] === undefined);
    const { zone } = config;
    const known = zone === 'journey' || zone === 'contact' || isTimeZone(zone);
    return [
      ...missing.map((field) => ({ severity: 'error' as const, field, key: 'required' })),
      ...(known
        ? []
        : [
            {
              severity: 'error' as const,
              field: 'zone',
              key: 'unknown-time-zone',
              values: { timeZone: zone },
            },
          ]),
    ];
  },
  summary,
};

function branchesPast({ mode, past }: WaitConfig): boolean {
  return past === 'branch' && (mode === 'date' || mode === 'attribute');
}

function summary(config: WaitConfig): ReturnType<typeof definition.summary> {
  const { mode, duration, date = '', attribute, offset, time = '', from = '', to = '' } = config;
  const { needed } = FIELDS[mode];
  if (needed.some((field) => config[field] === undefined)) return { key: 'empty' };
  if (mode === 'date') return { key: 'date', values: { date: { dateTime: date } } };
  if (mode === 'duration') {
    return { key: duration?.unit ?? 'empty', values: { count: duration?.amount ?? 0 } };
  }
  if (mode === 'attribute') {
    const name = attribute?.split('.').at(-1) ?? '';
    if (!offset || offset.amount === 0) return { key: 'at', values: { attribute: name } };
    const key = `${offset.side}-${offset.unit}`;
    return { key, values: { attribute: name, count: offset.amount } };
  }
  const chosen = new Set(config.days);
  const days = chosen.size === 7 ? undefined : { days: { weekdays: [...chosen] } };
  if (mode === 'weekday') {
    return { key: days ? 'weekday' : 'daily', values: { ...days, time: { time } } };
  }
  const between = { from: { time: from }, to: { time: to } };
  return { key: days ? 'window' : 'window-daily', values: { ...days, ...between } };
}
