import type { Sql } from '@percurso/db/connect';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Fragment } from 'postgres';
import { toContactId } from '../contacts/contact-id.ts';
import { contactName } from '../contacts/contact-name.ts';
import type { ServiceContext } from '../context.ts';
import type { TriggerEvent } from './event-schema.ts';

interface EventRow {
  id: string;
  seq: string;
  triggerKey: string;
  contactId: string | null;
  contactName: string | null;
  attributes: Record<string, JsonValue>;
  key: string | null;
  occurredAt: Date;
  receivedAt: Date;
  outcome: Exclude<TriggerEvent['outcome'], 'pending' | 'draft'> | null;
  reason: string | null;
  test: boolean;
}

type DecisionRow = TriggerEvent['decisions'][number] & { eventSeq: string };

/** Events of the workspace that satisfy the condition on `e`, newest first, with their decisions. */
export async function readEvents(
  ctx: ServiceContext,
  { where, limit }: { where: Fragment; limit: number },
): Promise<TriggerEvent[]> {
  const { sql } = ctx.db;
  const rows = await sql<EventRow[]>`
    select e.id, e.seq, t.key as "triggerKey", e.contact_id as "contactId",
      ${contactName(sql, 'c')} as "contactName", e.attributes, e.key,
      e.occurred_at as "occurredAt", e.received_at as "receivedAt", e.outcome, e.reason,
      e.test is not null as test
    from events e
    join triggers t on t.id = e.trigger_id
    left join contacts c on c.id = e.contact_id
    where e.workspace_id = ${ctx.workspaceId} and ${where}
    order by e.seq desc
    limit ${limit}`;
  const decisions = await readDecisions(
    sql,
    rows.map(({ seq }) => seq),
  );
  return rows.map((row) => viewEvent(row, decisions.get(row.seq) ?? []));
}

async function readDecisions(
  sql: Sql,
  seqs: string[],
): Promise<Map<string, TriggerEvent['decisions']>> {
  const bySeq = new Map<string, TriggerEvent['decisions']>();
  if (seqs.length === 0) return bySeq;
  const rows = await sql<DecisionRow[]>`
    select d.event_seq as "eventSeq", d.journey_id as "journeyId", j.name as "journeyName",
      v.number as "versionNumber", d.outcome, d.reason, d.detail, d.enrolment_id as "enrolmentId"
    from event_decisions d
    join journeys j on j.id = d.journey_id
    join versions v on v.id = d.version_id
    where d.event_seq = any(${seqs}::bigint[])
    order by d.event_seq, j.name, d.journey_id`;
  for (const { eventSeq, ...decision } of rows) {
    bySeq.set(eventSeq, [...(bySeq.get(eventSeq) ?? []), decision]);
  }
  return bySeq;
}

function viewEvent(row: EventRow, decisions: TriggerEvent['decisions']): TriggerEvent {
  const { contactId, contactName: name, seq, outcome, occurredAt, receivedAt, ...rest } = row;
  return {
    ...rest,
    seq: Number(seq),
    contact:
      contactId === null
        ? null
        : { id: toContactId(contactId), name: name ?? toContactId(contactId) },
    occurredAt: occurredAt.toISOString(),
    receivedAt: receivedAt.toISOString(),
    outcome: rest.reason === 'trigger-draft' ? 'draft' : (outcome ?? 'pending'),
    decisions,
  };
}
