import type { ClaimedStrand, StrandItem } from '@percurso/engine/strand';
import type { DefinitionRegistry } from '@percurso/engine/task-queue';
import { unchanged } from '@percurso/engine/traveller';
import type { Version } from '@percurso/engine/version';
import type { Sql } from '../connect.ts';
import { answerForEnded } from '../events/insert-answers.ts';
import { runTransaction } from '../run-transaction.ts';
import { closeDeferred } from './close-deferred.ts';
import { moveEnrolments } from './move-enrolments.ts';
import type { NewStrand } from './open-strands.ts';
import { insertStrands, minuteAfterDue, planStrands } from './open-strands.ts';
import { readClock } from './read-clock.ts';
import { readVisits } from './read-visits.ts';
import { itemOf } from './strand-row.ts';
import { addCounts, appendTrail, countPassages } from './write-trail.ts';
import { deleteWaits } from './write-waits.ts';

const failuresBeforeHalving = 5;

/**
 * Counts a failure that lies in the data. After five the strand is cut into two halves, until one
 * member is left, who exits with reason `error`; so one poison member never holds up the others.
 */
export async function isolateFailure(
  sql: Sql,
  {
    strand,
    version,
    reason,
    definitions,
  }: { strand: ClaimedStrand; version: Version; reason: string; definitions: DefinitionRegistry },
): Promise<StrandItem[]> {
  return runTransaction(sql, async (tx) => {
    const [row] = await tx<{ failures: number; gap: boolean }[]>`
      select failures, gap from strands
      where id = ${strand.id} and state = 'open' and fence = ${strand.fence} for update`;
    if (!row) return [];
    const clock = await readClock(tx);
    const failures = row.failures + 1;
    // The limit of a wait is what its outcome depends on: it stays, only the next try comes later.
    const waits = strand.op === 'await';
    const members = await tx<{ id: string; test: boolean }[]>`
      select id, test from enrolments where strand_id = ${strand.id} and status = 'inside'
      order by id for no key update`;
    const blockId = version.plan.steps[strand.step]?.blockId ?? '';
    const [lone] = members;
    if (failures >= failuresBeforeHalving && lone && members.length === 1) {
      const visit = (await readVisits(tx, [lone.id])).get(lone.id)?.[blockId] ?? 1;
      const passages = [{ blockId, visit, port: 'exited', reason: `error: ${reason}` }];
      const to = { status: 'exited', reason: 'error' } as const;
      const { id: enrolmentId, test } = lone;
      const move = { enrolmentId, passages, entered: [], change: unchanged(), to, test };
      await closeStrand([]);
      await deleteWaits(tx, [lone.id]);
      await closeDeferred(tx, [lone.id]);
      await moveEnrolments(tx, { moves: [move], strands: [], at: clock.now });
      await appendTrail(tx, { workspaceId: version.workspaceId, members: [move], at: clock.now });
      await answerForEnded(tx, [lone.id]);
      await addCounts(tx, countPassages(version.id, [move]));
      return [];
    }
    if (failures < failuresBeforeHalving) {
      const dueAt = new Date(clock.now.getTime() + Math.ceil(500 * failures * clock.speed));
      const [again] = await tx<{ size: number; kind: string; queue: string }[]>`
        update strands set failures = ${failures}, op = ${waits ? 'await' : 'sleep'},
          due_at = ${waits ? strand.dueAt : dueAt}
        where id = ${strand.id} returning size, kind, queue`;
      if (!again) return [];
      const op = waits ? 'await' : 'sleep';
      const item = itemOf({ id: strand.id, op, step: strand.step, dueAt, ...again }, clock);
      return [item];
    }
    // At once: it has failed often enough, and one of the halves is sound.
    const stay = { op: 'sleep', step: strand.step, dueAt: clock.now } as const;
    const half = Math.ceil(members.length / 2);
    const halves = [members.slice(0, half), members.slice(half)]
      .filter((part) => part.length > 0)
      .flatMap((part): NewStrand[] =>
        planStrands({
          version,
          definitions,
          members: part.map(({ id }) => ({ enrolmentId: id, to: stay, gap: row.gap })),
        }),
      )
      .map((one) => (waits ? { ...one, op: 'await' as const, dueAt: strand.dueAt } : one))
      .map((one) => ({ ...one, bucket: null }));
    await insertStrands(tx, {
      version,
      cohortId: strand.cohortId,
      strands: halves,
      since: clock.now,
      tellAfterMs: minuteAfterDue(clock),
    });
    await tx`
      update strands set failures = ${failuresBeforeHalving - 1}
      where id = any(${halves.map(({ id }) => id)}::uuid[])`;
    const moves = members.map(({ id }) => ({
      enrolmentId: id,
      passages: [],
      change: unchanged(),
      to: stay,
    }));
    await moveEnrolments(tx, { moves, strands: halves, at: clock.now });
    await closeStrand(halves.map(({ id }) => id));
    return halves.map((item) => itemOf(item, clock));

    async function closeStrand(result: string[]): Promise<void> {
      await tx`
        update strands set state = 'done', done_at = clock_timestamp(), result = ${tx.json(result)}
        where id = ${strand.id}`;
    }
  });
}
