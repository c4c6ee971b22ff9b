import type { JourneyDocument } from '@percurso/journey/document';
import type { Plan } from '@percurso/journey/plan';
import { sql } from 'drizzle-orm';
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

export const journeys = pgTable(
  'journeys',
  {
    id: id(),
    workspaceId: uuid('workspace_id').notNull(),
    name: text('name').notNull(),
    state: text('state')
      .$type<'draft' | 'live' | 'paused' | 'stopped' | 'archived'>()
      .notNull()
      .default('draft'),
    /** The one editable copy; null once it is published and nobody has edited since. */
    draft: jsonb('draft').$type<JourneyDocument>(),
    /** Counted up by every write to the draft; a write names the one it was based on. */
    revision: integer('revision').notNull().default(1),
    /** The version new people enter. */
    liveVersionId: uuid('live_version_id'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    updatedBy: text('updated_by'),
  },
  (t) => [index('journeys_recent').on(t.workspaceId, t.id)],
);

/** Immutable snapshots. `status` is the flag that hand-over, finish and router obey at once. */
export const versions = pgTable(
  'versions',
  {
    id: id(),
    workspaceId: uuid('workspace_id').notNull(),
    journeyId: uuid('journey_id')
      .notNull()
      .references(() => journeys.id),
    number: integer('number').notNull(),
    document: jsonb('document').$type<JourneyDocument>().notNull(),
    plan: jsonb('plan').$type<Plan>().notNull(),
    /** SHA-256 of the plan's canonical JSON, hex. */
    planHash: text('plan_hash').notNull(),
    triggerId: uuid('trigger_id').notNull(),
    status: text('status').$type<'live' | 'paused' | 'stopped'>().notNull().default('live'),
    pausedAt: instant('paused_at'),
    publishedAt: instant('published_at').notNull(),
    publishedBy: text('published_by'),
    note: text('note').notNull().default(''),
  },
  (t) => [
    uniqueIndex('versions_number').on(t.journeyId, t.number),
    index('versions_trigger').on(t.triggerId).where(sql`status <> 'stopped'`),
  ],
);

/** Moves through each block by port, in 16 shards; `in` counts entries, `exited` leavers. Sum on read. */
export const stepCounts = pgTable(
  'step_counts',
  {
    versionId: uuid('version_id').notNull(),
    blockId: text('block_id').notNull(),
    port: text('port').notNull(),
    shard: smallint('shard').notNull(),
    n: bigint('n', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.blockId, t.port, t.shard] })],
);
