import { readLocal, writeLocal } from '@percurso/blocks/kit/local-time';

/** Times before now whose entries can be counted, by how they stand in the address. */
export const SPANS = ['today', 'last-24-hours', 'last-7-days', 'last-30-days'] as const;
export type Span = (typeof SPANS)[number];

/** From one day to another, both of them counted, as `2026-03-01`. */
export interface Days {
  first: string;
  last: string;
}

/** Nothing happened, and nothing was counted, on a day before. */
export const EARLIEST_DAY = '1970-01-01';

/** When somebody must have come in to be counted. */
export type Period = Span | Days;

/** What an API takes of a period: ISO times, the second one left out while it goes on. */
export interface Bounds {
  from?: string;
  to?: string;
}

const HOURS = { 'last-24-hours': 24, 'last-7-days': 7 * 24, 'last-30-days': 30 * 24 };
const HOUR_MS = 3_600_000;
const DAYS = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/;

/** The period that an address tells; undefined where it tells none. */
export function readPeriod(text: string | undefined): Period | undefined {
  const span = SPANS.find((one) => one === text);
  if (span) return span;
  const [, first = '', last = ''] = DAYS.exec(text ?? '') ?? [];
  return isDay(first) && isDay(last) && first <= last ? { first, last } : undefined;
}

/** How a period stands in the address. */
export function writePeriod(period: Period): string {
  return typeof period === 'string' ? period : `${period.first}..${period.last}`;
}

/** `3/1/2026 – 3/5/2026`, as a language writes days. */
export function daysWords({ first, last }: Days, language: string): string {
  const [from, to] = [first, last].map((day) =>
    new Date(`${day}T00:00:00Z`).toLocaleDateString(language, { timeZone: 'UTC' }),
  );
  return `${from} – ${to}`;
}

/** Whether it is a day that there is. */
export function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** From when to when a period is, seen from `now`; its days are those of a time zone. */
export function boundsOf(period: Period, { now, zone }: { now: Date; zone: string }): Bounds {
  if (period === 'today') return { from: startOfDay(dayAt(now, zone), zone) };
  if (typeof period === 'string') {
    return { from: new Date(now.getTime() - HOURS[period] * HOUR_MS).toISOString() };
  }
  return {
    from: startOfDay(period.first, zone),
    to: startOfDay(addDays(period.last, 1), zone),
  };
}

/** The day of an instant in a time zone. */
export function dayAt(at: Date, zone: string): string {
  return writeLocal(at, zone).slice(0, 10);
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The first instant of a day in a time zone: its midnight, or what follows where clocks pass over that. */
function startOfDay(day: string, zone: string): string {
  return (readLocal(`${day}T00:00`, zone) ?? new Date(`${day}T00:00Z`)).toISOString();
}
