import type { GiveWay } from '@percurso/engine/bulk-pacer';
import { isolatedTest } from '@percurso/engine/isolated-test';
import type { Decision } from '@percurso/engine/routing/decision';
import { eventOutcomes } from '@percurso/engine/routing/event-outcome';
import type { PendingEvent } from '@percurso/engine/routing/pending-event';
import type { Transaction } from '../connect.ts';
import type { Count } from '../engine/write-trail.ts';

/** Block id under which entries and refusals of a version are counted. */
const entryBlock = '@entry';

/** What was decided about events before they were routed: a wait that looked back found them. */
export async function readDecisions(tx: Transaction, seqs: number[]): Promise<Decision[]> {
  return await tx<Decision[]>`
    select event_seq::float8 as "eventSeq", journey_id as "journeyId", version_id as "versionId",
      outcome, reason, detail, enrolment_id as "enrolmentId"
    from event_decisions where event_seq = any(${seqs}::bigint[])`;
}

/**
 * Marks the events of a page as routed, with one outcome each and a row for each journey considered.
 * `decisions` holds one for each event and journey.
 */
export async function writeOutcomes(
  tx: Transaction,
  {
    events,
    decisions,
    now,
    giveWay,
  }: { events: PendingEvent[]; decisions: Decision[]; now: Date; giveWay: GiveWay },
): Promise<void> {
  if (decisions.length > 0) {
    await tx`
      insert into event_decisions (event_seq, journey_id, version_id, outcome, reason, detail,
        enrolment_id, at)
      select d.seq, d.journey_id, d.version_id, d.outcome, d.reason, d.detail::jsonb,
        d.enrolment_id, ${now}
      from unnest(
        ${decisions.map(({ eventSeq }) => eventSeq)}::bigint[],
        ${decisions.map(({ journeyId }) => journeyId)}::uuid[],
        ${decisions.map(({ versionId }) => versionId)}::uuid[],
        ${decisions.map(({ outcome }) => outcome)}::text[],
        ${decisions.map(({ reason }) => reason)}::text[],
        ${decisions.map(({ detail }) => (detail === null ? null : JSON.stringify(detail)))}::text[],
        ${decisions.map(({ enrolmentId }) => enrolmentId)}::uuid[]
      ) as d (seq, journey_id, version_id, outcome, reason, detail, enrolment_id)
      order by d.seq, d.journey_id
      on conflict (event_seq, journey_id) do update set version_id = excluded.version_id,
        outcome = excluded.outcome, reason = excluded.reason, detail = excluded.detail,
        enrolment_id = excluded.enrolment_id`;
    await giveWay();
  }
  const seqs = events.map(({ seq }) => seq);
  const outcomes = eventOutcomes(seqs, decisions);
  await tx`
    update events e set routed_at = ${now}, outcome = o.outcome, reason = o.reason
    from unnest(
      ${seqs}::bigint[],
      ${seqs.map((seq) => outcomes.get(seq)?.outcome ?? 'no-match')}::text[],
      ${seqs.map((seq) => outcomes.get(seq)?.reason ?? null)}::text[]
    ) as o (seq, outcome, reason)
    where e.seq = o.seq`;
}

/** Entries and refusals of a page, to be added to the counters; what a test came to is not counted. */
export function countDecisions(decisions: Decision[], events: PendingEvent[]): Count[] {
  const tests = new Set(events.filter(isolatedTest).map(({ seq }) => seq));
  return decisions.flatMap(({ eventSeq, versionId, outcome, reason }) => {
    if ((outcome !== 'enrolled' && outcome !== 'refused') || tests.has(eventSeq)) return [];
    const port = outcome === 'enrolled' ? 'enrolled' : `refused:${reason}`;
    return [{ versionId, blockId: entryBlock, port, n: 1 }];
  });
}
