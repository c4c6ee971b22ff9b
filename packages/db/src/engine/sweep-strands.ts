import type { Sql } from '../connect.ts';
import { newId } from '../new-id.ts';
import { runTransaction } from '../run-transaction.ts';
import { readClock } from './read-clock.ts';
import type { StrandRow } from './strand-row.ts';
import { itemOf } from './strand-row.ts';
import type { ToldCohort } from './told-cohort.ts';

/** Strands told again in one sweep; with a sweep a second this is the ramp after an outage. */
const sweepSize = 200;

/** The longest time between two nudges, in seconds. */
const longestPause = 300;

/**
 * Finds strands still open past their `check_at`, pushes it back with each nudge, and returns the
 * workflows to tell. The one repair for every lost start, signal, activity or server. A workflow that
 * was told and did not move them may be one that Temporal itself holds back (its tasks failed, and the
 * next try is minutes away): from the second nudge on, another workflow is told.
 */
export async function sweepStrands(sql: Sql): Promise<ToldCohort[]> {
  return runTransaction(sql, async (tx) => {
    const rows = await tx<(StrandRow & { cohortId: string })[]>`
      update strands s set nudges = s.nudges + 1,
        check_at = clock_timestamp()
          + interval '1 s' * least(60 * 2 ^ least(s.nudges, 10), ${longestPause}),
        cohort_id = case when s.nudges = 0 then s.cohort_id
          else 'cohort-' || md5(${newId()} || s.cohort_id)::uuid end
      where s.id in (
        select o.id from strands o join versions v on v.id = o.version_id
        where o.state = 'open' and o.check_at < clock_timestamp() and v.status <> 'paused'
        order by o.check_at limit ${sweepSize} for update of o skip locked
      )
      returning s.id, s.size, s.op, s.step, s.kind, s.queue, s.due_at as "dueAt",
        s.cohort_id as "cohortId"`;
    const clock = await readClock(tx);
    const cohorts = new Map<string, ToldCohort>();
    for (const { cohortId, ...row } of rows) {
      const told = cohorts.get(cohortId) ?? { cohortId, items: [] };
      told.items.push(itemOf(row, clock));
      cohorts.set(cohortId, told);
    }
    return [...cohorts.values()];
  });
}

/**
 * Lets strands that were told in vain be told again at once: for a worker that starts, since it may be
 * the one that mends what held them up.
 */
export async function hastenNudged(sql: Sql): Promise<void> {
  await runTransaction(sql, async (tx) => {
    const rows = await tx<{ id: string }[]>`
      select id from strands where state = 'open' and nudges > 0 and check_at > clock_timestamp()
      order by id for update skip locked`;
    await tx`
      update strands set check_at = clock_timestamp()
      where id = any(${rows.map(({ id }) => id)}::uuid[])`;
  });
}

/** Takes the nudges back of cohorts that could not be told: they are told as soon as that works. */
export async function untellCohorts(sql: Sql, cohorts: ToldCohort[]): Promise<void> {
  const ids = cohorts.flatMap(({ items }) => items.map(({ id }) => id));
  await runTransaction(sql, async (tx) => {
    await tx`select id from strands where id = any(${ids}::uuid[]) order by id for update`;
    await tx`
      update strands set nudges = greatest(nudges - 1, 0),
        check_at = clock_timestamp() + interval '2 s'
      where id = any(${ids}::uuid[]) and state = 'open' and nudges > 0`;
  });
}

/** After a workflow was told: leave it a minute beyond the due time before telling it again. */
export async function confirmTold(sql: Sql, { items }: ToldCohort): Promise<void> {
  await runTransaction(sql, async (tx) => {
    const ids = items.map(({ id }) => id);
    await tx`select id from strands where id = any(${ids}::uuid[]) order by id for update`;
    await tx`
      update strands s set check_at = clock_timestamp() + t.ms * interval '1 ms' + interval '60 s'
      from unnest(${ids}::uuid[], ${items.map(({ ms }) => ms)}::float8[]) as t (id, ms)
      where s.id = t.id and s.state = 'open' and s.fence = 0`;
  });
}

/** Deletes strands that were done more than two days ago, a page at a time; says how many. */
export async function deleteDoneStrands(sql: Sql): Promise<number> {
  const deleted = await sql`
    delete from strands where id in (
      select id from strands where state = 'done' and done_at < clock_timestamp() - interval '2 days'
      limit 1000
    ) returning id`;
  return deleted.length;
}
