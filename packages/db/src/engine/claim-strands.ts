import type { ClaimAnswer } from '@percurso/engine/store';
import type { ClaimedStrand } from '@percurso/engine/strand';
import type { Sql, Transaction } from '../connect.ts';
import { runTransaction } from '../run-transaction.ts';
import { readClock } from './read-clock.ts';
import type { StrandRow } from './strand-row.ts';
import { itemOf } from './strand-row.ts';

interface ClaimRow extends StrandRow, Omit<ClaimedStrand, 'op' | 'step' | 'id' | 'dueAt'> {
  state: 'open' | 'done';
  status: 'live' | 'paused' | 'stopped';
  movesTo: string | null;
  result: string[] | null;
}

/**
 * Takes the fence of open strands that are due. The rest is answered, not touched: strands not due
 * yet go back as waiting, those that are done answer with what is open of their frontier, those of
 * a paused version wait for the resume, those of a superseded one are to be moved first, and unknown
 * ones are done.
 */
export async function claimStrands(
  sql: Sql,
  ids: string[],
): Promise<ClaimAnswer & { superseded: string[] }> {
  return runTransaction(sql, async (tx) => {
    const [rows, clock] = await Promise.all([
      tx<ClaimRow[]>`
      select s.id, s.size, s.op, s.step, s.kind, s.queue, s.due_at as "dueAt", s.state, s.fence,
        s.workspace_id as "workspaceId", s.version_id as "versionId", s.cohort_id as "cohortId",
        s.since,
        s.result, v.status, v.moves_to as "movesTo"
      from strands s join versions v on v.id = s.version_id
      where s.id = any(${ids}::uuid[]) order by s.id for update of s`,
      readClock(tx),
    ]);
    const isMoving = ({ status, movesTo }: ClaimRow) => status === 'live' && movesTo !== null;
    const isOpen = (row: ClaimRow) =>
      row.state === 'open' && row.status !== 'paused' && !isMoving(row);
    const isDue = (row: ClaimRow) =>
      row.op === 'act' || (row.dueAt?.getTime() ?? 0) <= clock.now.getTime();
    const due = rows.filter((row) => isOpen(row) && isDue(row));
    const waiting = rows.filter((row) => isOpen(row) && !isDue(row));
    const paused = rows.filter((row) => row.state === 'open' && row.status === 'paused');
    const frontier = rows.flatMap((row) => (row.state === 'done' ? (row.result ?? []) : []));
    if (due.length > 0) {
      await tx`
        update strands set fence = fence + 1, nudges = 0, bucket = null,
          check_at = clock_timestamp() + interval '90 s'
        where id = any(${due.map(({ id }) => id)}::uuid[])`;
    }
    if (paused.length > 0) {
      await tx`
        update strands set check_at = clock_timestamp()
        where id = any(${paused.map(({ id }) => id)}::uuid[])`;
    }
    return {
      clock,
      claimed: due.map((row) => ({ ...claimedOf(row), fence: row.fence + 1 })),
      superseded: rows.filter((row) => row.state === 'open' && isMoving(row)).map(({ id }) => id),
      items: [
        ...waiting.map((row) => itemOf(row, clock)),
        ...(await openItems(tx, frontier, clock)),
      ],
    };
  });
}

function claimedOf(row: ClaimRow): ClaimedStrand {
  const { id, size, workspaceId, versionId, cohortId, step, op, dueAt, since, fence } = row;
  return { id, size, workspaceId, versionId, cohortId, step, op, dueAt, since, fence };
}

async function openItems(
  tx: Transaction,
  ids: string[],
  clock: ClaimAnswer['clock'],
): Promise<ClaimAnswer['items']> {
  if (ids.length === 0) return [];
  const rows = await tx<StrandRow[]>`
    select id, size, op, step, kind, queue, due_at as "dueAt" from strands
    where id = any(${ids}::uuid[]) and state = 'open'`;
  return rows.map((row) => itemOf(row, clock));
}
