import type { Exit } from '@percurso/engine/routing/fold-page';
import type { GoalHit } from '@percurso/engine/routing/follow-rules';
import type { Transaction } from '../connect.ts';
import { closeDeferred } from '../engine/close-deferred.ts';
import { readVisits } from '../engine/read-visits.ts';
import type { Count } from '../engine/write-trail.ts';
import { appendTrail, countPassages } from '../engine/write-trail.ts';
import { deleteWaits } from '../engine/write-waits.ts';
import { answerForEnded } from '../events/insert-answers.ts';
import type { StandingRow } from './lock-people.ts';

/** Under which block rules and goals are counted, beside entries. */
const entryBlock = '@entry';

/**
 * Takes people out where they stand: their status, waits and trail. Whoever had left meanwhile is passed
 * over. Answers what to add to the counters, those who end on a way of this page included.
 */
export async function writeExits(
  tx: Transaction,
  {
    exits,
    stands,
    dropped,
    now,
  }: {
    exits: Exit[];
    stands: Map<string, StandingRow>;
    /** Wakes that were not written: who was to leave on such a way leaves from where it stands. */
    dropped: Set<string>;
    now: Date;
  },
): Promise<Count[]> {
  if (exits.length === 0) return [];
  const here = exits.flatMap((exit) => {
    const { enrolmentId } = exit.member.traveller;
    const stand = stands.get(enrolmentId);
    return stand && (exit.on === null || dropped.has(enrolmentId)) ? [{ ...exit, stand }] : [];
  });
  const ids = here.map(({ stand }) => stand.id);
  const rules = exits.filter(
    ({ member, on }) =>
      ids.includes(member.traveller.enrolmentId) ||
      (on !== null && !dropped.has(member.traveller.enrolmentId)),
  );
  const counts = rules.flatMap(({ member, reason, ruleId }): Count[] =>
    member.traveller.test || reason === 'goal'
      ? []
      : [{ versionId: member.version.id, blockId: entryBlock, port: `exit:${ruleId}`, n: 1 }],
  );
  if (here.length === 0) return counts;
  await tx`
    update enrolments e set status = 'exited', strand_id = null, exit_reason = x.reason,
      moved_at = ${now}
    from unnest(${ids}::uuid[], ${here.map(({ reason }) => reason)}::text[]) as x (id, reason)
    where e.id = x.id`;
  await deleteWaits(tx, ids);
  await closeDeferred(tx, ids);
  const visits = await readVisits(tx, ids);
  const left = here.map(({ member, stand, reason, ruleId }) => {
    const blockId = member.version.plan.steps[stand.step]?.blockId ?? '';
    const visit = visits.get(stand.id)?.[blockId] ?? 1;
    const passages = [{ blockId, visit, port: 'exited', reason: `${reason}: ${ruleId}` }];
    const { test } = member.traveller;
    return { version: member.version, enrolmentId: stand.id, passages, entered: [], test };
  });
  const [first] = left;
  if (first) {
    await appendTrail(tx, { workspaceId: first.version.workspaceId, members: left, at: now });
  }
  await answerForEnded(tx, ids);
  return [...counts, ...left.flatMap((one) => countPassages(one.version.id, [one]))];
}

/** Keeps the goals reached, each once for an enrolment, and answers what to add to the counters. */
export async function writeGoals(
  tx: Transaction,
  { hits, now }: { hits: GoalHit[]; now: Date },
): Promise<Count[]> {
  if (hits.length === 0) return [];
  const rows = await tx<{ enrolmentId: string; goalId: string }[]>`
    insert into goal_hits (enrolment_id, goal_id, version_id, event_id, at)
    select h.enrolment_id, h.goal_id, h.version_id, h.event_id, ${now}
    from unnest(
      ${hits.map(({ member }) => member.traveller.enrolmentId)}::uuid[],
      ${hits.map(({ goalId }) => goalId)}::text[],
      ${hits.map(({ member }) => member.version.id)}::uuid[],
      ${hits.map(({ event }) => event.id)}::uuid[]
    ) as h (enrolment_id, goal_id, version_id, event_id)
    order by h.enrolment_id, h.goal_id
    on conflict (enrolment_id, goal_id) do nothing
    returning enrolment_id as "enrolmentId", goal_id as "goalId"`;
  const members = new Map(hits.map(({ member }) => [member.traveller.enrolmentId, member]));
  return rows.flatMap(({ enrolmentId, goalId }): Count[] => {
    const member = members.get(enrolmentId);
    if (!member || member.traveller.test) return [];
    return [{ versionId: member.version.id, blockId: entryBlock, port: `goal:${goalId}`, n: 1 }];
  });
}
