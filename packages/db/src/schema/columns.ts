import { timestamp, uuid } from 'drizzle-orm/pg-core';
import { newId } from '../new-id.ts';

/** Primary key: a time-ordered UUID (v7), made in the process because Postgres 15 has none. */
export function id() {
  return uuid('id').primaryKey().$defaultFn(newId);
}

/**
 * An instant, to the millisecond. A JavaScript Date cuts microseconds, so a finer column would
 * make a comparison in SQL and the same one in code disagree.
 */
export function instant(name: string) {
  return timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });
}
