import type { JsonValue } from '@percurso/journey/json-value';
import { v7 } from 'uuid';
import type { Sql, Transaction } from '../connect.ts';
import type { EventOutcome } from '../schema/events.ts';
import { partOf } from './part-of.ts';

/** A row to be written to `events`; what is left out gets its default. */
export interface NewEvent {
  /** UUIDv7; made here when left out. */
  id?: string | undefined;
  workspaceId: string;
  source: string;
  /** Unique per workspace and source; a second one is not written. */
  messageId: string;
  bodyHash: string;
  triggerId: string;
  contactId: string | null;
  key?: string | null | undefined;
  attributes: Record<string, JsonValue>;
  /** The instant it is received when left out. */
  occurredAt?: Date | string | null | undefined;
  depth?: number | undefined;
  causeEnrolmentId?: string | null | undefined;
  causeBlockId?: string | null | undefined;
  causeVisit?: number | null | undefined;
  /** The user who sent a test. */
  test?: string | null | undefined;
  /** The one journey that a test is for. */
  onlyJourneyId?: string | null | undefined;
  /** False for a test whose enrolments may not activate triggers. */
  fires?: boolean | undefined;
  /** Known already: the event is stored as routed and the router never sees it. */
  outcome?: EventOutcome | null | undefined;
  reason?: string | null | undefined;
}

/**
 * Writes events in one statement and returns those that were new. Rows are written in the order of
 * (source, message id), so that batches with the same ids cannot deadlock; `seq` follows the order
 * given, so that a contact's events are routed in it. Call `notifyRouter` in the same transaction.
 */
export async function insertEvents(
  tx: Sql | Transaction,
  rows: NewEvent[],
): Promise<{ id: string; messageId: string }[]> {
  if (rows.length === 0) return [];
  await ensureRouterParts(tx, rows);
  const column = <T>(read: (row: NewEvent) => T): T[] => rows.map(read);
  return await tx<{ id: string; messageId: string }[]>`
    with given as materialized (
      select nextval(pg_get_serial_sequence('events', 'seq')) as seq, given.*
      from unnest(
        ${column((row) => row.id ?? v7())}::uuid[],
        ${column((row) => row.workspaceId)}::uuid[],
        ${column((row) => row.source)}::text[],
        ${column((row) => row.messageId)}::text[],
        ${column((row) => row.bodyHash)}::text[],
        ${column((row) => row.triggerId)}::uuid[],
        ${column((row) => row.contactId)}::uuid[],
        ${column((row) => row.key ?? null)}::text[],
        ${column((row) => partOfRow(row))}::smallint[],
        ${column((row) => JSON.stringify(row.attributes))}::text[],
        ${column((row) => instantOf(row.occurredAt))}::text[],
        ${column((row) => row.depth ?? 0)}::int[],
        ${column((row) => row.causeEnrolmentId ?? null)}::uuid[],
        ${column((row) => row.causeBlockId ?? null)}::text[],
        ${column((row) => row.causeVisit ?? null)}::int[],
        ${column((row) => row.test ?? null)}::text[],
        ${column((row) => row.onlyJourneyId ?? null)}::uuid[],
        ${column((row) => String(row.fires ?? true))}::text[],
        ${column((row) => row.outcome ?? null)}::text[],
        ${column((row) => row.reason ?? null)}::text[]
      ) as given (id, workspace_id, source, message_id, body_hash, trigger_id, contact_id, key, part,
        attributes, occurred_at, depth, cause_enrolment_id, cause_block_id, cause_visit, test,
        only_journey_id, fires, outcome, reason)
    ), clock_now as materialized (select percurso_now() as at)
    insert into events (seq, id, workspace_id, source, message_id, body_hash, trigger_id, contact_id,
      key, part, attributes, occurred_at, received_at, depth, cause_enrolment_id, cause_block_id,
      cause_visit, test, only_journey_id, fires, outcome, reason, routed_at)
    overriding system value
    select seq, id, workspace_id, source, message_id, body_hash, trigger_id, contact_id, key, part,
      attributes::jsonb, coalesce(occurred_at::timestamptz, at), at, depth, cause_enrolment_id,
      cause_block_id, cause_visit, test, only_journey_id, fires::boolean, outcome, reason, case when outcome is not null then at end
    from given cross join clock_now
    order by source, message_id
    on conflict (workspace_id, source, message_id) do nothing
    returning id, message_id as "messageId"`;
}

/**
 * The router claims a partition by its row, so the row must be there before the event is. One that is
 * there is only read: to insert beside it would wait for the router that is updating it.
 */
async function ensureRouterParts(tx: Sql | Transaction, rows: NewEvent[]): Promise<void> {
  const pending = rows.filter((row) => row.outcome === undefined || row.outcome === null);
  const pairs = [...new Set(pending.map((row) => `${row.workspaceId} ${partOfRow(row)}`))].sort();
  if (pairs.length === 0) return;
  await tx`
    insert into router_parts (workspace_id, part, served_at)
    select split_part(pair, ' ', 1)::uuid, split_part(pair, ' ', 2)::smallint, percurso_now()
    from unnest(${pairs}::text[]) as pair
    where not exists (
      select 1 from router_parts r
      where r.workspace_id = split_part(pair, ' ', 1)::uuid and r.part = split_part(pair, ' ', 2)::smallint)
    on conflict (workspace_id, part) do nothing`;
}

function partOfRow(row: NewEvent): number {
  return row.contactId === null ? 0 : partOf(row.contactId);
}

function instantOf(value: Date | string | null | undefined): string | null {
  return value instanceof Date ? value.toISOString() : (value ?? null);
}
