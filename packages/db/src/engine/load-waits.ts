import type { ArrivedEvent } from '@percurso/blocks/kit/run';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Sql, Transaction } from '../connect.ts';

interface WaitRow {
  enrolmentId: string;
  slot: number;
  since: Date;
  afterSeq: number;
  eventId: string | null;
  receivedAt: Date | null;
  attributes: Record<string, JsonValue> | null;
}

/** A wait as it was recorded: from when on events count, and which of them came already. */
export interface RecordedWait {
  since: Date;
  afterSeq: number;
  seen: (ArrivedEvent | null)[];
}

/** Enrolment → what it waits for. */
export async function loadWaits(
  sql: Sql | Transaction,
  enrolmentIds: string[],
): Promise<Map<string, RecordedWait>> {
  const rows = await sql<WaitRow[]>`
    select w.enrolment_id as "enrolmentId", w.slot, w.since,
      w.after_seq::float8 as "afterSeq", w.seen_event as "eventId",
      e.received_at as "receivedAt", e.attributes
    from waits w left join events e on e.id = w.seen_event
    where w.enrolment_id = any(${enrolmentIds}::uuid[])
    order by w.enrolment_id, w.slot`;
  const found = new Map<string, RecordedWait>();
  for (const { enrolmentId, slot, since, afterSeq, eventId, receivedAt, attributes } of rows) {
    const wait = found.get(enrolmentId) ?? { since, afterSeq, seen: [] };
    const came = eventId !== null && receivedAt !== null;
    wait.seen[slot] = came
      ? { slot, eventId, receivedAt: receivedAt.toISOString(), attributes: attributes ?? {} }
      : null;
    found.set(enrolmentId, wait);
  }
  return found;
}
