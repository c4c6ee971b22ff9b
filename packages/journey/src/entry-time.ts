import type { Entry } from './entry.ts';

/** When an event is to come so that the journey has started: `at`, or its start where that is later. */
export function entryTime({ startsAt }: Pick<Entry, 'startsAt'>, at: Date): Date {
  const start = startsAt === undefined ? at : new Date(startsAt);
  return start > at ? start : at;
}
