import type { JsonValue } from '@percurso/journey/json-value';
import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/** The newest reading of each watchdog, of a workspace or (no workspace: all zeros) of the whole. */
export const watchdogs = pgTable(
  'watchdogs',
  {
    workspaceId: uuid('workspace_id').notNull(),
    name: text('name').notNull(),
    ok: boolean('ok').notNull(),
    /** The figures of the balance, and ids of the rows concerned where it does not hold. */
    detail: jsonb('detail').$type<Record<string, JsonValue>>().notNull(),
    /** Since when it does not hold; null while it does. */
    failingSince: instant('failing_since'),
    checkedAt: instant('checked_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.name] })],
);

/** Counted up each minute by a workflow that remembers the last value. One row, id 1. */
export const beat = pgTable('beat', {
  id: integer('id').primaryKey(),
  n: bigint('n', { mode: 'number' }).notNull(),
  at: instant('at').notNull(),
  /** Sending is held since then: the database is older than what Temporal remembers. */
  heldSince: instant('held_since'),
  /** Messages of these classes that were due in the gap count as sent. */
  gapSent: text('gap_sent')
    .array()
    .$type<('transactional' | 'commercial')[]>()
    .notNull()
    .default([]),
});
