import type { Walk } from '@percurso/engine/walk';
import type { Transaction } from '../connect.ts';

/** Someone on the way, who may have come to a wait. */
interface OnTheWay extends Pick<Walk, 'to'> {
  enrolmentId: string;
  contactId: string;
}

/** Forgets what some enrolments waited for. */
export async function deleteWaits(tx: Transaction, enrolmentIds: string[]): Promise<void> {
  if (enrolmentIds.length === 0) return;
  await tx`delete from waits where enrolment_id = any(${enrolmentIds}::uuid[])`;
}

/** Writes what those who have come to a wait wait for: one row per awaited event. */
export async function insertWaits(
  tx: Transaction,
  { workspaceId, people }: { workspaceId: string; people: OnTheWay[] },
): Promise<void> {
  const rows = people.flatMap(({ enrolmentId, contactId, to }) => {
    if (!('op' in to) || to.op !== 'await') return [];
    const { blockId, visit, events, since, afterSeq, seen } = to.wait;
    return events.map(({ trigger }, slot) => ({
      enrolmentId,
      contactId,
      blockId,
      visit,
      slot,
      trigger,
      since: since.toISOString(),
      afterSeq,
      seenEvent: seen[slot]?.eventId ?? null,
    }));
  });
  if (rows.length === 0) return;
  await tx`
    insert into waits (enrolment_id, block_id, visit, slot, contact_id, trigger_id, since, after_seq,
      seen_event)
    select w.enrolment_id, w.block_id, w.visit, w.slot, w.contact_id, t.id,
      w.since::timestamptz, w.after_seq, w.seen_event
    from unnest(
      ${rows.map(({ enrolmentId }) => enrolmentId)}::uuid[],
      ${rows.map(({ blockId }) => blockId)}::text[],
      ${rows.map(({ visit }) => visit)}::int[],
      ${rows.map(({ slot }) => slot)}::int[],
      ${rows.map(({ contactId }) => contactId)}::uuid[],
      ${rows.map(({ trigger }) => trigger)}::text[],
      ${rows.map(({ since }) => since)}::text[],
      ${rows.map((row) => row.afterSeq)}::bigint[],
      ${rows.map(({ seenEvent }) => seenEvent)}::uuid[]
    ) as w (enrolment_id, block_id, visit, slot, contact_id, trigger, since, after_seq, seen_event)
      join triggers t on t.workspace_id = ${workspaceId} and t.key = w.trigger
    order by w.enrolment_id, w.block_id, w.visit, w.slot`;
}
