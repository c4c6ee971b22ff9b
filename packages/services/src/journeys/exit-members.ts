import type { Sql, Transaction } from '@percurso/db/connect';
import { readVisits } from '@percurso/db/engine/read-visits';
import { addCounts, appendTrail } from '@percurso/db/engine/write-trail';
import { answerForEnded } from '@percurso/db/events/insert-answers';
import { runTransaction } from '@percurso/db/run-transaction';
import type { Plan } from '@percurso/journey/plan';

const PAGE = 1000;
/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

interface Exit {
  versionId: string;
  workspaceId: string;
  reason: string;
  plan: Plan;
}

/**
 * Takes everybody who is inside the version out of it, a page of 1,000 per transaction. Locks
 * enrolments only: their strands find fewer people, or none, when they wake.
 */
export async function exitMembers(
  sql: Sql,
  { versionId, reason }: { versionId: string; reason: string },
): Promise<void> {
  const [version] = await sql<{ plan: Plan; workspaceId: string }[]>`
    select plan, workspace_id as "workspaceId" from versions where id = ${versionId}`;
  if (!version) return;
  const exit = { versionId, reason, ...version };
  let after = FIRST;
  let found = false;
  for (;;) {
    const last = await runTransaction(sql, (tx) => exitPage(tx, exit, after));
    if (last !== null) {
      after = last;
      found = true;
      continue;
    }
    // From the start once more: an entry that was being written has an older id than those passed.
    if (!found) return;
    after = FIRST;
    found = false;
  }
}

/** Goes on behind the id given and answers the last id taken out, null where nobody is left. */
async function exitPage(
  tx: Transaction,
  { versionId, workspaceId, reason, plan }: Exit,
  after: string,
): Promise<string | null> {
  const locked = await tx<{ id: string; step: number | null }[]>`
    select id, step from enrolments
    where version_id = ${versionId} and id > ${after} and status = 'inside'
    order by id limit ${PAGE} for no key update`;
  if (locked.length === 0) return null;
  const ids = locked.map(({ id }) => id);
  const [clock] = await tx<{ at: Date }[]>`
    update enrolments set status = 'exited', strand_id = null, exit_reason = ${reason}, moved_at = at
    from (select percurso_now() as at) clock_now where id = any(${ids}::uuid[])
    returning at`;
  await tx`delete from waits where enrolment_id = any(${ids}::uuid[])`;
  const visits = await readVisits(tx, ids);
  const members = locked.flatMap(({ id, step }) => {
    const blockId = plan.steps[step ?? -1]?.blockId;
    const visit = visits.get(id)?.[blockId ?? ''] ?? 1;
    const passages = blockId === undefined ? [] : [{ blockId, visit, port: 'exited', reason }];
    return passages.length === 0 ? [] : [{ enrolmentId: id, passages, entered: [] }];
  });
  if (clock) await appendTrail(tx, { workspaceId, members, at: clock.at });
  await answerForEnded(tx, ids);
  await addCounts(
    tx,
    members.flatMap(({ passages }) =>
      passages.map(({ blockId, port }) => ({ versionId, blockId, port, n: 1 })),
    ),
  );
  return ids.at(-1) ?? null;
}
