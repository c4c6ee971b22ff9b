import type { JsonValue } from '@percurso/journey/json-value';
import type { Sql, Transaction } from '../connect.ts';
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

/**
 * Writes events in one statement and returns the ids of those that were new. Rows are written in the order of
 * (source, message id), so that batches with the same ids cannot deadlock; `seq` follows the order
 * given, so that a contact's events are routed in it. Call `notifyRouter` in the same transaction.
 */
export async function insertEvents(tx: Sql | Transaction, rows: NewEvent[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const given = rows.map(toRecord);
  // One JSON text for all rows: the driver would write twenty arrays value by value.
  const skipped = await tx<{ id: string }[]>`
    with given as materialized (
      select nextval(pg_get_serial_sequence('events', 'seq')) as seq, given.*
      from json_to_recordset(${JSON.stringify(given)}::text::json) as given (
        id uuid, workspace_id uuid, source text, message_id text, body_hash text, trigger_id uuid,
        contact_id uuid, key text, part smallint, attributes jsonb, occurred_at timestamptz, depth int,
        cause_enrolment_id uuid, cause_block_id text, cause_visit int, test text,
        only_journey_id uuid, fires boolean, outcome text, reason text)
    ), clock_now as materialized (select percurso_now() as at),
    inserted as (
      insert into events (seq, id, workspace_id, source, message_id, body_hash, trigger_id, contact_id,
        key, part, attributes, occurred_at, received_at, depth, cause_enrolment_id, cause_block_id,
        cause_visit, test, only_journey_id, fires, outcome, reason, routed_at)
      overriding system value
      select seq, id, workspace_id, source, message_id, body_hash, trigger_id, contact_id, key, part,
        attributes, coalesce(occurred_at, at), at, depth, cause_enrolment_id, cause_block_id,
        cause_visit, test, only_journey_id, fires, outcome, reason,
        case when outcome is not null then at end
      from given cross join clock_now
      order by source, message_id
      on conflict (workspace_id, source, message_id) do nothing
      returning id
    )
    select id from given where not exists (select from inserted where inserted.id = given.id)`;
  const inserted = new Set(given.map(({ id }) => id));
  for (const { id } of skipped) inserted.delete(id);
  return inserted;
}

/** A row as `json_to_recordset` reads it; what is left out is null. */
function toRecord(row: NewEvent) {
  return {
    id: row.id ?? newId(),
    workspace_id: row.workspaceId,
    source: row.source,
    message_id: row.messageId,
    body_hash: row.bodyHash,
    trigger_id: row.triggerId,
    contact_id: row.contactId,
    key: row.key,
    part: row.contactId === null ? 0 : partOf(row.contactId),
    attributes: row.attributes,
    occurred_at: row.occurredAt,
    depth: row.depth ?? 0,
    cause_enrolment_id: row.causeEnrolmentId,
    cause_block_id: row.causeBlockId,
    cause_visit: row.causeVisit,
    test: row.test,
    only_journey_id: row.onlyJourneyId,
    fires: row.fires ?? true,
    outcome: row.outcome,
    reason: row.reason,
  };
}
