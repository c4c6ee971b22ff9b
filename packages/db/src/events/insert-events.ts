import type { JsonValue } from '@percurso/journey/json-value';
import type { PendingQuery } from 'postgres';
import type { Sql, Transaction } from '../connect.ts';
import { keepPlans } from '../keep-plans.ts';
import { newId } from '../new-id.ts';
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
  /** The one journey that a test, or a start by hand, is for. */
  onlyJourneyId?: string | null | undefined;
  /** False for a test whose enrolments may not activate triggers. */
  fires?: boolean | undefined;
  /** Known already: the event is stored as routed and the router never sees it. */
  outcome?: EventOutcome | null | undefined;
  reason?: string | null | undefined;
}

/** Rows that are not worth two statements more. */
const fewRows = 20;

/**
 * Writes events in one statement and returns the ids of those that were new. Rows are written in the order of
 * (source, message id), so that batches with the same ids cannot deadlock; `seq` follows the order
 * given, so that a contact's events are routed in it. Call `notifyRouter` in the same transaction.
 */
export async function insertEvents(tx: Sql | Transaction, rows: NewEvent[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const ids = rows.map(({ id }) => id ?? newId());
  const insertion = insertRows(tx, { ids, rows });
  const inserted = await (rows.length > fewRows ? keepPlans(tx, insertion) : insertion);
  if (inserted.length === ids.length) return new Set(ids);
  const written = new Set(inserted.map(({ id }) => id));
  return new Set(ids.filter((id) => written.has(id)));
}

/** Arrays by column: Postgres takes half the time that it takes for rows of JSON, names and all. */
function insertRows(
  tx: Sql | Transaction,
  { ids, rows }: { ids: string[]; rows: NewEvent[] },
): PendingQuery<{ id: string }[]> {
  // Postgres fills a list that is shorter than the others with null.
  const list = <T>(read: (row: NewEvent) => T | null | undefined) => {
    const values = rows.map((row) => read(row) ?? null);
    return values.every((value) => value === null) ? [] : values;
  };
  const [workspace, source, trigger, outcome, reason] = [
    common(rows, (row) => row.workspaceId),
    common(rows, (row) => row.source),
    common(rows, (row) => row.triggerId),
    common(rows, (row) => row.outcome),
    common(rows, (row) => row.reason),
  ];
  return tx<{ id: string }[]>`
    insert into events (seq, id, workspace_id, source, message_id, body_hash, trigger_id, contact_id,
      key, part, attributes, occurred_at, received_at, depth, cause_enrolment_id, cause_block_id,
      cause_visit, test, only_journey_id, fires, outcome, reason, routed_at)
    overriding system value
    select seq, id, workspace_id, source, message_id, body_hash, trigger_id, contact_id, key, part,
      attributes::jsonb, coalesce(occurred_at::timestamptz, at), at, coalesce(depth, 0), cause_enrolment_id,
      cause_block_id, cause_visit, test, only_journey_id, coalesce(fires::boolean, true), outcome, reason,
      case when outcome is not null then at end
    from (
      select nextval('events_seq_seq') as seq, given.*,
        coalesce(workspaces, ${workspace.one}::uuid) as workspace_id,
        coalesce(sources, ${source.one}) as source, coalesce(triggers, ${trigger.one}::uuid) as trigger_id,
        coalesce(outcomes, ${outcome.one}) as outcome, coalesce(reasons, ${reason.one}) as reason
      from unnest(
        ${ids}::uuid[], ${workspace.list}::uuid[], ${source.list}::text[],
        ${list((row) => row.messageId)}::text[], ${list((row) => row.bodyHash)}::text[],
        ${trigger.list}::uuid[], ${list((row) => row.contactId)}::uuid[],
        ${list((row) => row.key)}::text[], ${rows.map(readPart)}::smallint[],
        ${list((row) => JSON.stringify(row.attributes))}::text[], ${list(readOccurredAt)}::text[],
        ${list((row) => row.depth)}::int[], ${list((row) => row.causeEnrolmentId)}::uuid[],
        ${list((row) => row.causeBlockId)}::text[], ${list((row) => row.causeVisit)}::int[],
        ${list((row) => row.test)}::text[], ${list((row) => row.onlyJourneyId)}::uuid[],
        ${list(({ fires }) => fires?.toString())}::text[], ${outcome.list}::text[],
        ${reason.list}::text[]
      ) as given (
        id, workspaces, sources, message_id, body_hash, triggers, contact_id, key, part, attributes,
        occurred_at, depth, cause_enrolment_id, cause_block_id, cause_visit, test, only_journey_id,
        fires, outcomes, reasons)
      offset 0
    ) as numbered
    cross join (select percurso_now() as at offset 0) as clock_now
    order by source collate "C", message_id collate "C"
    on conflict (workspace_id, source, message_id) do nothing
    returning id`;
}

/** A value that all rows have goes once, not in a list. */
function common<T>(rows: NewEvent[], read: (row: NewEvent) => T | null | undefined) {
  const values = rows.map((row) => read(row) ?? null);
  const [one = null] = values;
  return values.every((value) => value === one) ? { one, list: [] } : { one: null, list: values };
}

function readPart({ contactId }: NewEvent): number {
  return contactId === null ? 0 : partOf(contactId);
}

function readOccurredAt({ occurredAt }: NewEvent): string | null {
  return occurredAt instanceof Date ? occurredAt.toISOString() : (occurredAt ?? null);
}
