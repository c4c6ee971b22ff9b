import type { ReportedKind } from '@percurso/blocks/kit/reported-kind';
import type { JsonValue } from '@percurso/journey/json-value';
import type { QuietTimes } from '@percurso/journey/quiet-times';
import { sql } from 'drizzle-orm';
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

export type MessageState =
  | 'reserved'
  | 'handed'
  | 'accepted'
  | 'failed'
  | 'unknown'
  | 'skipped'
  | 'deferred';

/** One check before a send, with what it looked at. */
export interface GateRecord {
  gate: string;
  outcome: 'pass' | 'skip' | 'defer';
  reason?: string | undefined;
  inputs: Record<string, JsonValue>;
}

/** The ledger: one message per (enrolment, block, visit); its id is derived from the three. */
export const messages = pgTable(
  'messages',
  {
    id: uuid('id').primaryKey(),
    workspaceId: uuid('workspace_id').notNull(),
    enrolmentId: uuid('enrolment_id').notNull(),
    journeyId: uuid('journey_id').notNull(),
    versionId: uuid('version_id').notNull(),
    blockId: text('block_id').notNull(),
    visit: integer('visit').notNull(),
    contactId: uuid('contact_id').notNull(),
    channel: text('channel').$type<'sms' | 'email'>().notNull(),
    class: text('class').$type<'transactional' | 'commercial'>().notNull(),
    state: text('state').$type<MessageState>().notNull(),
    delivery: text('delivery')
      .$type<'none' | 'delivered' | 'bounced' | 'complained'>()
      .notNull()
      .default('none'),
    /** Why it failed, was skipped or is unclear. */
    reason: text('reason'),
    to: text('to'),
    /** As whom it was sent; null where the provider decided. */
    sender: text('sender'),
    subject: text('subject'),
    body: text('body').notNull(),
    html: text('html'),
    strandId: uuid('strand_id').notNull(),
    fence: integer('fence').notNull(),
    handedAt: instant('handed_at'),
    /** Until when it was held the last time, in a quiet time. */
    heldUntil: instant('held_until'),
    /** Real time until which a `handed` of another attempt may still be answered. */
    answerBy: instant('answer_by'),
    attempt: integer('attempt').notNull().default(0),
    /** Of a test enrolment: in no numbers. */
    test: boolean('test').notNull().default(false),
    provider: text('provider'),
    providerId: text('provider_id'),
    gates: jsonb('gates').$type<GateRecord[]>().notNull().default([]),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    unique('messages_once').on(t.enrolmentId, t.blockId, t.visit),
    index('messages_handed').on(t.strandId).where(sql`state = 'handed'`),
    index('messages_contact').on(t.contactId, t.channel, t.handedAt),
    index('messages_recent').on(t.workspaceId, t.createdAt, t.id),
    index('messages_block').on(t.versionId, t.blockId, t.state),
    // By what no report of a delivery changes.
    index('messages_accepted')
      .on(t.workspaceId, t.channel, t.provider, t.handedAt)
      .where(sql`state = 'accepted'`),
    index('messages_refused')
      .on(t.workspaceId, t.channel, t.provider, t.handedAt)
      .where(sql`state in ('failed', 'unknown') or (state = 'reserved' and reason is not null)`),
  ],
);

/** What was heard of a message after it was sent; each report is kept once. */
export const messageInteractions = pgTable(
  'message_interactions',
  {
    id: id(),
    workspaceId: uuid('workspace_id').notNull(),
    messageId: uuid('message_id')
      .notNull()
      .references(() => messages.id),
    kind: text('kind').$type<ReportedKind>().notNull(),
    /** The reporter's own id of the report, or one derived from its content. */
    source: text('source').notNull(),
    /** The link clicked, the text of a reply, the reason of a bounce. */
    detail: jsonb('detail').$type<Record<string, JsonValue>>().notNull().default({}),
    at: instant('at').notNull(),
  },
  (t) => [
    unique('message_interactions_once').on(t.messageId, t.kind, t.source),
    index('message_interactions_message').on(t.messageId, t.id),
  ],
);

/** Why an address is suppressed. */
export type Suppression = 'erased' | 'bounced' | 'complained';

/** Addresses nothing is sent to any more, kept as salted hashes only. */
export const suppressions = pgTable(
  'suppressions',
  {
    workspaceId: uuid('workspace_id').notNull(),
    channel: text('channel').$type<'sms' | 'email'>().notNull(),
    addressHash: text('address_hash').notNull(),
    reason: text('reason').$type<Suppression>().notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.channel, t.addressHash] })],
);

/** The ledger of every other outside effect, under the same rules. */
export const effects = pgTable(
  'effects',
  {
    id: uuid('id').primaryKey(),
    workspaceId: uuid('workspace_id').notNull(),
    enrolmentId: uuid('enrolment_id').notNull(),
    blockId: text('block_id').notNull(),
    visit: integer('visit').notNull(),
    kind: text('kind').notNull(),
    state: text('state').$type<MessageState>().notNull(),
    strandId: uuid('strand_id').notNull(),
    fence: integer('fence').notNull(),
    handedAt: instant('handed_at'),
    answerBy: instant('answer_by'),
    attempt: integer('attempt').notNull().default(0),
    request: jsonb('request').$type<JsonValue>().notNull(),
    answer: jsonb('answer').$type<JsonValue>(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    unique('effects_once').on(t.enrolmentId, t.blockId, t.visit),
    index('effects_handed').on(t.strandId).where(sql`state = 'handed'`),
  ],
);

/** Who delivers a channel of a workspace; no row means the capture provider. */
export const channels = pgTable(
  'channels',
  {
    workspaceId: uuid('workspace_id').notNull(),
    channel: text('channel').$type<'sms' | 'email'>().notNull(),
    provider: text('provider').notNull(),
    /** Settings of the provider, encrypted with the key from the environment. */
    config: text('config').notNull(),
    /** Real time before which nothing is sent, after a 429. */
    nextSendAt: instant('next_send_at'),
    /** Real time up to which the provider's rate is used up. */
    rateAt: instant('rate_at'),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.channel] })],
);

/** How many commercial messages a contact gets by a channel at most; no row means any number. */
export const frequencyCaps = pgTable(
  'frequency_caps',
  {
    workspaceId: uuid('workspace_id').notNull(),
    channel: text('channel').$type<'sms' | 'email'>().notNull(),
    most: integer('most').notNull(),
    /** Within so many times 24 hours up to the moment of sending. */
    days: integer('days').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.channel] })],
);

/** When messages of a channel go out, and what becomes of them at other times; no row means at any time. */
export const quietTimes = pgTable(
  'quiet_times',
  {
    workspaceId: uuid('workspace_id').notNull(),
    channel: text('channel').$type<'sms' | 'email'>().notNull(),
    settings: jsonb('settings').$type<QuietTimes>().notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.channel] })],
);

/** Senders that a message may name beside its channel's own; no row means none. */
export const channelSenders = pgTable(
  'channel_senders',
  {
    workspaceId: uuid('workspace_id').notNull(),
    channel: text('channel').$type<'sms' | 'email'>().notNull(),
    senders: jsonb('senders').$type<string[]>().notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.channel] })],
);
