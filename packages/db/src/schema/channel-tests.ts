import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

/** Messages that somebody sent to try a channel; in no ledger, so in no numbers and under no cap. */
export const channelTests = pgTable(
  'channel_tests',
  {
    id: id(),
    workspaceId: uuid('workspace_id').notNull(),
    channel: text('channel').$type<'sms' | 'email'>().notNull(),
    provider: text('provider').notNull(),
    to: text('to').notNull(),
    subject: text('subject'),
    body: text('body').notNull(),
    state: text('state').$type<'accepted' | 'failed' | 'not-taken' | 'unclear'>().notNull(),
    /** Why it was not accepted, as the ledger says it. */
    reason: text('reason'),
    /** What the provider wrote beside its refusal. */
    detail: text('detail'),
    providerId: text('provider_id'),
    /** Real milliseconds until the provider had answered. */
    latencyMs: integer('latency_ms').notNull(),
    /** Name of who sent it. */
    by: text('by'),
    at: instant('at').notNull(),
  },
  (t) => [index('channel_tests_recent').on(t.workspaceId, t.channel, t.id)],
);
