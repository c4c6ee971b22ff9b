import type { Decision, Fold, PendingEvent } from '@percurso/engine/routing/fold-page';
import type { Transaction } from '../connect.ts';
import type { Count } from '../engine/write-trail.ts';
import { entryKeyOf } from './write-entries.ts';

/** Block id under which entries and refusals of a version are counted. */
const entryBlock = '@entry';

/** Marks the events of a page as routed, with one outcome each and a row for each journey considered. */
export async function writeOutcomes(
  tx: Transaction,
  {
    events,
    fold,
    enrolments,
    now,
  }: { events: PendingEvent[]; fold: Fold; enrolments: Map<string, string>; now: Date },
): Promise<void> {
  const { decisions, outcomes } = fold;
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
        ${decisions.map((d) => enrolments.get(entryKeyOf(d.eventSeq, d.journeyId)) ?? null)}::uuid[]
      ) as d (seq, journey_id, version_id, outcome, reason, detail, enrolment_id)
      order by d.seq, d.journey_id`;
  }
  await tx`
    update events e set routed_at = ${now}, outcome = o.outcome, reason = o.reason
    from unnest(
      ${events.map(({ seq }) => seq)}::bigint[],
      ${events.map(({ seq }) => outcomes.get(seq)?.outcome ?? 'no-match')}::text[],
      ${events.map(({ seq }) => outcomes.get(seq)?.reason ?? null)}::text[]
    ) as o (seq, outcome, reason)
    where e.seq = o.seq`;
}

/** Entries and refusals of a page, to be added to the counters. */
export function countDecisions(decisions: Decision[]): Count[] {
  return decisions.map(({ versionId, outcome, reason }) => ({
    versionId,
    blockId: entryBlock,
    port: outcome === 'enrolled' ? 'enrolled' : `refused:${reason}`,
    n: 1,
  }));
}
