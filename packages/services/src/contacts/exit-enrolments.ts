import type { Transaction } from '@percurso/db/connect';
import { closeDeferred } from '@percurso/db/engine/close-deferred';
import type { Count } from '@percurso/db/engine/write-trail';
import { appendTrail } from '@percurso/db/engine/write-trail';

/**
 * Takes enrolments that are inside out of their journeys, under locks of their own in the common order;
 * their strands find fewer people when they wake. Answers what to add to the counters, which is the
 * last thing a transaction does.
 */
export async function exitEnrolments(
  tx: Transaction,
  { workspaceId, ids, reason }: { workspaceId: string; ids: string[]; reason: string },
): Promise<Count[]> {
  const left = await tx<
    { id: string; versionId: string; blockId: string; visit: number; at: Date }[]
  >`
    select e.id, e.version_id as "versionId", b.id as "blockId",
      coalesce((d.visits ->> b.id)::int, 1) as visit, percurso_now() as at
    from enrolments e join versions v on v.id = e.version_id
      left join enrolment_data d on d.enrolment_id = e.id
      cross join lateral (select v.plan -> 'steps' -> e.step ->> 'blockId' as id) b
    where e.id = any(${ids}::uuid[]) and e.status = 'inside'
    order by e.id for no key update of e`;
  if (left.length === 0) return [];
  const [first] = left;
  await tx`
    update enrolments set status = 'exited', strand_id = null, exit_reason = ${reason},
      moved_at = percurso_now()
    where id = any(${left.map(({ id }) => id)}::uuid[])`;
  await tx`delete from waits where enrolment_id = any(${left.map(({ id }) => id)}::uuid[])`;
  await closeDeferred(
    tx,
    left.map(({ id }) => id),
  );
  const port = 'exited';
  const members = left.map(({ id, blockId, visit }) => ({
    enrolmentId: id,
    passages: [{ blockId, visit, port, reason }],
    entered: [],
  }));
  await appendTrail(tx, { workspaceId, members, at: first?.at ?? new Date(0) });
  return left.map(({ versionId, blockId }) => ({ versionId, blockId, port, n: 1 }));
}
