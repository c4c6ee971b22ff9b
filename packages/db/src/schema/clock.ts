import { doublePrecision, integer, pgTable } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** The one clock: virtual = `virtual` + (real now - `real`) × `speed`. One row, id 1. */
export const clock = pgTable('clock', {
  id: integer('id').primaryKey(),
  real: instant('real').notNull(),
  virtual: instant('virtual').notNull(),
  speed: doublePrecision('speed').notNull(),
});
