import type { UsedEvent } from '@percurso/engine/look-back';
import type { Decision } from '@percurso/engine/routing/decision';
import type { Version } from '@percurso/engine/version';
import type { Transaction } from '../connect.ts';

/** That an event woke somebody, when a wait looked back at it. */
export function wokeDecision({
  event,
  enrolmentId,
  version,
}: UsedEvent & { version: Pick<Version, 'id' | 'journeyId'> }): Decision {
  const { id: versionId, journeyId } = version;
  const told = { outcome: 'woke', reason: null, detail: null } as const;
  return { eventSeq: event.seq, journeyId, versionId, enrolmentId, ...told };
}

/**
 * Records that events outside the page at hand woke somebody. One that was routed already and had done
 * nothing greater has that as its outcome now; one not yet routed gets it from the row when it is.
 */
export async function writeWoke(
  tx: Transaction,
  { decisions, at }: { decisions: Decision[]; at: Date },
): Promise<void> {
  if (decisions.length === 0) return;
  const sorted = [...decisions].sort((a, b) => a.eventSeq - b.eventSeq);
  await tx`
    insert into event_decisions (event_seq, journey_id, version_id, outcome, enrolment_id, at)
    select w.seq, w.journey_id, w.version_id, 'woke', w.enrolment_id, ${at}
    from unnest(
      ${sorted.map(({ eventSeq }) => eventSeq)}::bigint[],
      ${sorted.map(({ journeyId }) => journeyId)}::uuid[],
      ${sorted.map(({ versionId }) => versionId)}::uuid[],
      ${sorted.map(({ enrolmentId }) => enrolmentId)}::uuid[]
    ) as w (seq, journey_id, version_id, enrolment_id)
    order by w.seq, w.journey_id
    on conflict (event_seq, journey_id) do nothing`;
  await tx`
    update events set outcome = 'woke', reason = null
    where seq = any(${sorted.map(({ eventSeq }) => eventSeq)}::bigint[]) and routed_at is not null
      and outcome in ('exited', 'goal', 'refused', 'no-match')`;
}
