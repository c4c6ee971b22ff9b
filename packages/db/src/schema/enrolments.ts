import type { JsonValue } from '@percurso/journey/json-value';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

/** Members that stand at the same step and are moved together by one workflow. */
export const strands = pgTable(
  'strands',
  {
    id: uuid('id').primaryKey(),
    workspaceId: uuid('workspace_id').notNull(),
    versionId: uuid('version_id').notNull(),
    /** Id of the workflow that drives it. */
    cohortId: text('cohort_id').notNull(),
    step: integer('step').notNull(),
    op: text('op').$type<'act' | 'sleep' | 'await'>().notNull(),
    /** The activity to run when it acts or wakes. */
    kind: text('kind').notNull(),
    queue: text('queue').notNull(),
    state: text('state').$type<'open' | 'done'>().notNull().default('open'),
    /** Upper bound of its members. */
    size: integer('size').notNull(),
    /** Who may move it: counted up by each claim. */
    fence: integer('fence').notNull().default(0),
    since: instant('since').notNull(),
    dueAt: instant('due_at'),
    /** Set while others may join. */
    bucket: bigint('bucket', { mode: 'number' }),
    /** Real time; still open then: the workflow is told again. */
    checkAt: instant('check_at').notNull(),
    nudges: integer('nudges').notNull().default(0),
    /** It was due when the database turned out to be older than what had been done. */
    gap: boolean('gap').notNull().default(false),
    /** Failures on data in a row; after five the strand is halved. */
    failures: integer('failures').notNull().default(0),
    /** What the finishing transaction answered. */
    result: jsonb('result').$type<JsonValue>(),
    doneAt: instant('done_at'),
  },
  (t) => [
    uniqueIndex('strands_joinable')
      .on(t.versionId, t.step, t.bucket)
      .where(sql`state = 'open' and bucket is not null and size < 1000`),
    index('strands_check').on(t.checkAt).where(sql`state = 'open'`),
    index('strands_version').on(t.versionId).where(sql`state = 'open'`),
    index('strands_done').on(t.doneAt).where(sql`state = 'done'`),
  ],
);

/** One contact going through one version once. Narrow, because this is the row that moves. */
export const enrolments = pgTable(
  'enrolments',
  {
    id: id(),
    workspaceId: uuid('workspace_id').notNull(),
    journeyId: uuid('journey_id').notNull(),
    versionId: uuid('version_id').notNull(),
    /** No foreign key, here and on messages: it is written with the contact's row locked. */
    contactId: uuid('contact_id').notNull(),
    key: text('key'),
    status: text('status').$type<'inside' | 'finished' | 'exited'>().notNull(),
    strandId: uuid('strand_id'),
    step: integer('step'),
    exitReason: text('exit_reason'),
    entryEventId: uuid('entry_event_id').notNull(),
    entrySeq: bigint('entered_seq', { mode: 'number' }).notNull(),
    /** Only one of these may be inside per journey, contact and key. */
    solo: boolean('solo').notNull().default(true),
    depth: integer('depth').notNull().default(0),
    /** The enrolment whose block started this one. */
    parent: uuid('parent'),
    test: boolean('test').notNull().default(false),
    /** False for a test that may not activate triggers. */
    fires: boolean('fires').notNull().default(true),
    enteredAt: instant('entered_at').notNull(),
    /** When it came to the step it stands at, or left. */
    movedAt: instant('moved_at').notNull(),
  },
  (t) => [
    check('enrolments_inside', sql`(status = 'inside') = (strand_id is not null)`),
    index('enrolments_strand').on(t.strandId).where(sql`status = 'inside'`),
    index('enrolments_of_contact').on(t.contactId, t.journeyId, t.enteredAt).concurrently(),
    index('enrolments_version_step').on(t.versionId, t.step).where(sql`status = 'inside'`),
    index('enrolments_entered').on(t.versionId, t.enteredAt),
    index('enrolments_parent').on(t.parent).where(sql`parent is not null`),
    unique('enrolments_once').on(t.entryEventId, t.journeyId, t.contactId),
    // `nulls not distinct` is added by a hand-written migration; drizzle-kit cannot say it for an index.
  ],
);

/** The wide, rarely written part of an enrolment. */
export const enrolmentData = pgTable('enrolment_data', {
  enrolmentId: uuid('enrolment_id').primaryKey(),
  entry: jsonb('entry').$type<Record<string, JsonValue>>().notNull(),
  vars: jsonb('vars').$type<Record<string, JsonValue>>().notNull().default({}),
  /** Block id → result of that block. */
  steps: jsonb('steps').$type<Record<string, Record<string, JsonValue>>>().notNull().default({}),
  /** Block id → how often it was entered. */
  visits: jsonb('visits').$type<Record<string, number>>().notNull().default({}),
  /** Loop's block id → passes gone through, and when the first began. */
  loops: jsonb('loops')
    .$type<Record<string, { passes: number; since: string }>>()
    .notNull()
    .default({}),
});

/** Append-only: which port of which block an enrolment left by, and why. */
export const trail = pgTable(
  'trail',
  {
    id: id(),
    workspaceId: uuid('workspace_id').notNull(),
    enrolmentId: uuid('enrolment_id').notNull(),
    blockId: text('block_id').notNull(),
    visit: integer('visit').notNull().default(1),
    port: text('port').notNull(),
    reason: text('reason'),
    /** What was compared where a condition decided, for the sentence on screen. */
    detail: jsonb('detail').$type<JsonValue>(),
    at: instant('at').notNull(),
  },
  (t) => [index('trail_enrolment').on(t.enrolmentId, t.id)],
);

/** What members wait for; one row per event of a wait. The limit is the strand's `due_at`. */
export const waits = pgTable(
  'waits',
  {
    enrolmentId: uuid('enrolment_id').notNull(),
    blockId: text('block_id').notNull(),
    visit: integer('visit').notNull(),
    slot: integer('slot').notNull(),
    contactId: uuid('contact_id').notNull(),
    triggerId: uuid('trigger_id').notNull(),
    since: instant('since').notNull(),
    /** `seq` of the event that led here; that one and those before do not count. */
    afterSeq: bigint('after_seq', { mode: 'number' }).notNull().default(0),
    seenEvent: uuid('seen_event'),
  },
  (t) => [
    primaryKey({ columns: [t.enrolmentId, t.blockId, t.visit, t.slot] }),
    index('waits_contact').on(t.contactId, t.triggerId),
  ],
);
