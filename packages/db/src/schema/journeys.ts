import type { MoveRule } from '@percurso/engine/relocate';
import type { JourneyDocument } from '@percurso/journey/document';
import type { JsonValue } from '@percurso/journey/json-value';
import type { LabelEdit } from '@percurso/journey/label-edits';
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
    /** Of a pause: when the journey goes on by itself. */
    resumeAt: instant('resume_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    updatedBy: text('updated_by'),
  },
  (t) => [
    index('journeys_recent').on(t.workspaceId, t.id),
    index('journeys_resume').on(t.resumeAt).where(sql`state = 'paused'`),
  ],
);

/** Who edits the draft now; the others read until it is given back, taken over or runs out. */
export const journeyLocks = pgTable('journey_locks', {
  journeyId: uuid('journey_id')
    .primaryKey()
    .references(() => journeys.id, { onDelete: 'cascade' }),
  userId: uuid('user_id').notNull(),
  userName: text('user_name').notNull(),
  /** The opened page that holds it: one person may have several. */
  editor: text('editor').notNull(),
  since: instant('since').notNull(),
  /** In real time, as the page that renews it lives in it. */
  expiresAt: instant('expires_at').notNull(),
});

/** Immutable snapshots, but for names and notes. `status` is the flag that hand-over, finish and router obey at once. */
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
    /** Names and notes changed in `document` since; nothing else in it ever is. */
    labelEdits: jsonb('label_edits').$type<LabelEdit[]>().notNull().default([]),
    /** The version that took its place: its people are moved there, or leave where this one is stopped. */
    movesTo: uuid('moves_to'),
    moveMap: jsonb('move_map').$type<MoveRule>(),
  },
  (t) => [
    uniqueIndex('versions_number').on(t.journeyId, t.number),
    index('versions_trigger').on(t.triggerId).where(sql`status <> 'stopped'`),
  ],
);

/** What a version listens to: its entry, its exit rules, its goals and the waits of its blocks. */
export const versionTriggers = pgTable(
  'version_triggers',
  {
    versionId: uuid('version_id')
      .notNull()
      .references(() => versions.id),
    triggerId: uuid('trigger_id').notNull(),
    role: text('role').$type<'entry' | 'exit' | 'goal' | 'wait'>().notNull(),
    /** Of goals: how long after entry the last of them may be reached, in or out of the journey. */
    withinMs: bigint('within_ms', { mode: 'number' }),
  },
  (t) => [
    primaryKey({ columns: [t.versionId, t.triggerId, t.role] }),
    index('version_triggers_trigger').on(t.triggerId, t.role),
  ],
);

/** How many people a journey with a cap has let in: in all (`day` is empty) and on each day. */
export const entryCounts = pgTable(
  'entry_counts',
  {
    journeyId: uuid('journey_id').notNull(),
    /** `2026-03-10` in the journey's time zone, or empty. */
    day: text('day').notNull(),
    n: bigint('n', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.journeyId, t.day] })],
);

/** Which enrolment reached which goal, once each. */
export const goalHits = pgTable(
  'goal_hits',
  {
    enrolmentId: uuid('enrolment_id').notNull(),
    goalId: text('goal_id').notNull(),
    versionId: uuid('version_id').notNull(),
    eventId: uuid('event_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.enrolmentId, t.goalId] }),
    index('goal_hits_version').on(t.versionId, t.goalId),
  ],
);

/** Saved test cases of a journey: an event, and what has to happen to the person. */
export const journeyTests = pgTable(
  'journey_tests',
  {
    id: id(),
    workspaceId: uuid('workspace_id').notNull(),
    journeyId: uuid('journey_id')
      .notNull()
      .references(() => journeys.id),
    name: text('name').notNull(),
    /** The event, the person, the choices and what is expected; parsed when it is run. */
    definition: jsonb('definition').$type<JsonValue>().notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('journey_tests_journey').on(t.journeyId, t.id)],
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
