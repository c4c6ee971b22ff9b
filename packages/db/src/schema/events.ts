import type { JsonValue } from '@percurso/journey/json-value';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
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
import { instant } from './columns.ts';
import { contacts } from './contacts.ts';

/** One occurrence of a trigger. Ordered by `seq`; not partitioned, so that the dedupe key stays unique. */
export const events = pgTable(
  'events',
  {
    seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    id: uuid('id').notNull().unique(),
    workspaceId: uuid('workspace_id').notNull(),
    /** Who sent it: `key:<id>`, `user:<id>`, `app`, `journey`, `record`. Message ids are unique per source. */
    source: text('source').notNull(),
    messageId: text('message_id').notNull(),
    bodyHash: text('body_hash').notNull(),
    triggerId: uuid('trigger_id').notNull(),
    /** Null where a record has no audience; such an event is never routed. */
    contactId: uuid('contact_id').references(() => contacts.id),
    key: text('key'),
    part: smallint('part').notNull(),
    attributes: jsonb('attributes').$type<Record<string, JsonValue>>().notNull(),
    occurredAt: instant('occurred_at').notNull(),
    receivedAt: instant('received_at').notNull().default(sql`percurso_now()`),
    /** Number of journeys that led to it; at 20 it is refused as a loop. */
    depth: integer('depth').notNull().default(0),
    /** The journey block that caused it: enrolment, block and visit, where one did. */
    causeEnrolmentId: uuid('cause_enrolment_id'),
    causeBlockId: text('cause_block_id'),
    causeVisit: integer('cause_visit'),
    /** The user who sent a test, else null. */
    test: text('test'),
    /** The one journey it is for: of a test, or of a customer started in it by hand. */
    onlyJourneyId: uuid('only_journey_id'),
    /** Whether what a test starts may activate triggers; else it is recorded what it would have started. */
    fires: boolean('fires').notNull().default(true),
    routedAt: instant('routed_at'),
    outcome: text('outcome').$type<EventOutcome>(),
    reason: text('reason'),
    attempts: smallint('attempts').notNull().default(0),
  },
  (t) => [
    uniqueIndex('events_message').on(t.workspaceId, t.source, t.messageId),
    index('events_pending').on(t.workspaceId, t.part, t.seq).where(sql`routed_at is null`),
    index('events_contact').on(t.contactId, t.triggerId, t.receivedAt),
    index('events_trigger').on(t.triggerId, t.seq),
  ],
);

/** What became of an event, by precedence (DESIGN of routing: the first that applies is kept). */
export type EventOutcome =
  | 'enrolled'
  | 'woke'
  | 'exited'
  | 'goal'
  | 'refused'
  | 'no-person'
  | 'no-match'
  | 'failed';

/** One row for each journey that was considered for an event, with the reason. */
export const eventDecisions = pgTable(
  'event_decisions',
  {
    eventSeq: bigint('event_seq', { mode: 'number' }).notNull(),
    journeyId: uuid('journey_id').notNull(),
    versionId: uuid('version_id').notNull(),
    outcome: text('outcome').$type<'enrolled' | 'woke' | 'exited' | 'goal' | 'refused'>().notNull(),
    /** Why it was refused, as `conditions`, `already-inside` or `loop`; else null. */
    reason: text('reason'),
    /** What was compared, for the sentence on screen. */
    detail: jsonb('detail').$type<JsonValue>(),
    enrolmentId: uuid('enrolment_id'),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.eventSeq, t.journeyId] }),
    index('event_decisions_refused').on(t.versionId, t.at).where(sql`outcome = 'refused'`),
  ],
);

/**
 * The partitions of each workspace; a row's lock is the right to route that partition. The database makes
 * them with the workspace: one inserted beside an event would be waited for with contacts locked.
 */
export const routerParts = pgTable(
  'router_parts',
  {
    workspaceId: uuid('workspace_id').notNull(),
    part: smallint('part').notNull(),
    servedAt: instant('served_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.part] })],
);
