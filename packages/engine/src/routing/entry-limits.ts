import { durationMs } from '@percurso/journey/duration-ms';
import type { Entry, Reentry } from '@percurso/journey/entry';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Plan } from '@percurso/journey/plan';
import type { DecisionReason } from './decision.ts';

/** What limits of entry are judged by; brought up to date as people of the page come in. */
export interface EntryLimits {
  /** When the same contact came in last, with the same key into the same journey; by `insideKey`. */
  earlier: Map<string, Date>;
  /** How many have come in, by {@link countKey}. */
  counts: Map<string, number>;
}

/** Nobody came in before: what somebody made up is judged by. */
export function noLimits(): EntryLimits {
  return { earlier: new Map(), counts: new Map() };
}

/** A refusal with its figures. */
export interface Refusal {
  reason: DecisionReason;
  detail: JsonValue;
}

/** Under which a journey's entries are counted: on a day of its time zone, or (empty) in all. */
export function countKey(journeyId: string, day: string): string {
  return `${journeyId}/${day}`;
}

/** The day of an instant in the journey's time zone, as `2026-03-10`. */
export function dayOf(instant: Date, { settings }: Pick<Plan, 'settings'>): string {
  const timeZone = settings.timeZone ?? 'UTC';
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(instant);
}

/** Whether entry is open at all: judged by when the event was received, however late it is routed. */
export function refusedByPeriod(
  { startsAt, endsAt }: Entry,
  { receivedAt }: { receivedAt: Date },
): Refusal | null {
  if (startsAt !== undefined && receivedAt < new Date(startsAt)) {
    return { reason: 'not-started', detail: { startsAt } };
  }
  if (endsAt !== undefined && receivedAt > new Date(endsAt)) {
    return { reason: 'ended', detail: { endsAt } };
  }
  return null;
}

/** Whether somebody who was here before may come in again. */
export function refusedByReentry(
  reentry: Reentry | undefined,
  last: Date | undefined,
  now: Date,
): Refusal | null {
  if (!reentry || reentry.mode === 'always' || !last) return null;
  const enteredAt = last.toISOString();
  if (reentry.mode === 'once') {
    return { reason: 're-entry', detail: { mode: 'once', enteredAt } };
  }
  const from = new Date(last.getTime() + durationMs(reentry.after));
  if (now >= from) return null;
  const detail = { mode: 'after', enteredAt, againAt: from.toISOString() };
  return { reason: 're-entry', detail };
}

/** Whether the journey has let in as many as it may, today or in all. */
export function refusedByCap(
  { perDay, total }: NonNullable<Entry['caps']>,
  { today, all, day }: { today: number; all: number; day: string },
): Refusal | null {
  if (perDay !== undefined && today >= perDay) {
    return { reason: 'cap-day', detail: { cap: perDay, day } };
  }
  if (total !== undefined && all >= total) return { reason: 'cap-total', detail: { cap: total } };
  return null;
}
