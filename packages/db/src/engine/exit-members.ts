import type { Plan } from '@percurso/journey/plan';
import type { Sql, Transaction } from '../connect.ts';
import { answerForEnded } from '../events/insert-answers.ts';
import { runTransaction } from '../run-transaction.ts';
import { closeDeferred } from './close-deferred.ts';
import { readVisits } from './read-visits.ts';
import { addCounts, appendTrail, countPassages } from './write-trail.ts';

const pageSize = 1_000;

interface Leaving {
  versionId: string;
  workspaceId: string;
  plan: Plan;
  reason: string;
}

/** Why people leave a stopped version: another one took its place, or it was stopped for good. */
export function leavingReason({ movesTo }: { movesTo: string | null }): string {
  return movesTo === null ? 'stopped' : 'superseded';
}

/**
 * Takes a page of those who are inside a stopped version out of it and says how many they were. Locks
 * enrolments only: their strands find fewer people, or none, when they wake.
 */
export async function exitMembers(sql: Sql, versionId: string): Promise<number> {
  const [version] = await sql<{ plan: Plan; workspaceId: string; movesTo: string | null }[]>`
    select plan, workspace_id as "workspaceId", moves_to as "movesTo" from versions
    where id = ${versionId} and status = 'stopped'`;
  if (!version) return 0;
  const leaving = { versionId, reason: leavingReason(version), ...version };
  return runTransaction(sql, (tx) => exitPage(tx, leaving));
}

async function exitPage(
  tx: Transaction,
  { versionId, workspaceId, reason, plan }: Leaving,
): Promise<number> {
  // Any of them first, then locked in order: in order from the start, each page would pass all before it.
  const found = await tx<{ id: string }[]>`
    select id from enrolments where version_id = ${versionId} and status = 'inside'
    limit ${pageSize}`;
  const locked = await tx<{ id: string; step: number | null; test: boolean }[]>`
    select id, step, test from enrolments
    where id = any(${found.map(({ id }) => id)}::uuid[]) and version_id = ${versionId}
      and status = 'inside'
    order by id for no key update`;
  if (locked.length === 0) return 0;
  const ids = locked.map(({ id }) => id);
  const [clock] = await tx<{ at: Date }[]>`
    update enrolments set status = 'exited', strand_id = null, exit_reason = ${reason}, moved_at = at
    from (select percurso_now() as at) clock_now where id = any(${ids}::uuid[])
    returning at`;
  await tx`delete from waits where enrolment_id = any(${ids}::uuid[])`;
  await closeDeferred(tx, ids);
  const visits = await readVisits(tx, ids);
  const members = locked.flatMap(({ id, step, test }) => {
    const blockId = plan.steps[step ?? -1]?.blockId;
    const visit = visits.get(id)?.[blockId ?? ''] ?? 1;
    const passages = blockId === undefined ? [] : [{ blockId, visit, port: 'exited', reason }];
    return passages.length === 0 ? [] : [{ enrolmentId: id, passages, entered: [], test }];
  });
  if (clock) await appendTrail(tx, { workspaceId, members, at: clock.at });
  await answerForEnded(tx, ids);
  await addCounts(tx, countPassages(versionId, members));
  return locked.length;
}
