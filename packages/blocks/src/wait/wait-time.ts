import { isTimeZone } from '@percurso/journey/is-time-zone';
import { readPath } from '@percurso/journey/read-path';
import { Temporal } from 'temporal-polyfill';
import { instantOf, localAt } from '../kit/local-time.ts';
import type { Facts } from '../kit/run.ts';
import type { StoredWaitConfig } from './block.ts';
import { nextInWindow, nextWeekday } from './next-moment.ts';

/** When a wait is over; `fixed` for a moment that many people may share. Null where there is no date. */
export interface WaitTime {
  at: Date;
  fixed: boolean;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const OFFSET = /(Z|[+-]\d{2}:?\d{2})$/;
const EXACT = { seconds: 1000, minutes: 60_000, hours: 3_600_000 } as const;

/** The instant a wait that is come to at `now` is over, in the zone it counts in. */
export function waitTime(config: StoredWaitConfig, facts: Facts, now: Date): WaitTime | null {
  const zone = zoneOf(config, facts);
  const { mode = 'duration', duration, date, days = [], time, from, to } = config;
  switch (mode) {
    case 'duration':
      return duration ? { at: after(now, duration, zone), fixed: false } : null;
    case 'date':
      return date === undefined
        ? null
        : { at: instantOf(Temporal.PlainDateTime.from(date), zone), fixed: true };
    case 'attribute':
      return fromAttribute(config, facts, zone);
    case 'weekday':
      return time === undefined
        ? null
        : { at: nextWeekday(now, { days, time }, zone), fixed: true };
    case 'window':
      return from === undefined || to === undefined
        ? null
        : { at: nextInWindow(now, { days, from, to }, zone), fixed: true };
  }
}

/** The zone asked for, else the journey's, else UTC, each where it is one that is known. */
export function zoneOf({ zone = 'journey' }: StoredWaitConfig, facts: Facts): string {
  const asked = zone === 'contact' ? facts.contact.timeZone : zone;
  if (isTimeZone(asked)) return asked;
  return isTimeZone(facts.journey.timeZone) ? facts.journey.timeZone : 'UTC';
}

interface Span {
  amount: number;
  unit: 'seconds' | 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years';
}

/** A day of a duration is 24 hours; months and years keep the time of day. */
function after(now: Date, { amount, unit }: Span, zone: string): Date {
  if (unit === 'months' || unit === 'years') {
    return instantOf(localAt(now, zone).add({ [unit]: amount }), zone);
  }
  const ms = unit === 'days' || unit === 'weeks' ? dayMs(unit) : EXACT[unit];
  return new Date(now.getTime() + amount * ms);
}

function dayMs(unit: 'days' | 'weeks'): number {
  return 24 * EXACT.hours * (unit === 'weeks' ? 7 : 1);
}

function fromAttribute(
  { attribute, offset, time }: StoredWaitConfig,
  facts: Facts,
  zone: string,
): WaitTime | null {
  const value = attribute === undefined ? null : readPath(facts, attribute);
  let instant = typeof value === 'string' ? instantOfText(value, zone) : null;
  if (!instant) return null;
  const amount = offset ? offset.amount * (offset.side === 'before' ? -1 : 1) : 0;
  const exact = offset?.unit === 'hours' || offset?.unit === 'minutes' ? EXACT[offset.unit] : 0;
  const byCalendar = offset !== undefined && amount !== 0 && exact === 0;
  if (byCalendar || time !== undefined) {
    let local = localAt(instant, zone);
    if (byCalendar) local = local.add({ [offset.unit]: amount });
    if (time !== undefined) local = local.withPlainTime(Temporal.PlainTime.from(time));
    instant = instantOf(local, zone);
  }
  return { at: new Date(instant.getTime() + amount * exact), fixed: true };
}

/** A date is its midnight in the zone; a date and time without an offset is of the zone too. */
function instantOfText(value: string, zone: string): Date | null {
  try {
    if (DATE.test(value)) {
      return instantOf(Temporal.PlainDate.from(value).toPlainDateTime(), zone);
    }
    if (!OFFSET.test(value)) {
      return instantOf(Temporal.PlainDateTime.from(value), zone);
    }
    return new Date(Temporal.Instant.from(value).epochMilliseconds);
  } catch {
    return null;
  }
}
