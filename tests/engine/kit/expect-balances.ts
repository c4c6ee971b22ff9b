import assert from 'node:assert/strict';
import type { Sql } from '@percurso/db/connect';

/** What a run came to, for a test's own expectations. */
export interface Balances {
  events: Record<string, number>;
  enrolments: Record<string, number>;
  messages: Record<string, number>;
}

/**
 * The verdict every fault test ends with: each event has one outcome, nobody is lost or in two
 * places, what came to a block stands there or left by one port, and nothing is overdue.
 */
export async function expectBalances(sql: Sql): Promise<Balances> {
  const wrong = {
    eventsWithoutOutcome: await sql`
      select seq from events where routed_at is null or outcome is null`,
    entriesMiscounted: await sql`
      select v.id, n.entered, n.counted from versions v cross join lateral (
        select (select count(*) from enrolments e where e.version_id = v.id) as entered,
          (select coalesce(sum(c.n), 0) from step_counts c where c.version_id = v.id
            and c.block_id = '@entry' and c.port = 'enrolled') as counted
      ) n where n.entered <> n.counted`,
    refusalsMiscounted: await sql`
      select v.id, n.refused, n.counted from versions v cross join lateral (
        select (select count(*) from event_decisions d
            where d.version_id = v.id and d.outcome = 'refused') as refused,
          (select coalesce(sum(c.n), 0) from step_counts c where c.version_id = v.id
            and c.block_id = '@entry' and c.port like 'refused:%') as counted
      ) n where n.refused <> n.counted`,
    blocksUnbalanced: await sql`
      with here as (
        select e.version_id, v.plan -> 'steps' -> e.step ->> 'blockId' as block_id, count(*) as n
        from enrolments e join versions v on v.id = e.version_id
        where e.status = 'inside' group by 1, 2
      ), counted as (
        select version_id, block_id, coalesce(sum(n) filter (where port = 'in'), 0) as came,
          coalesce(sum(n) filter (where port <> 'in'), 0) as went
        from step_counts where block_id <> '@entry' group by 1, 2
      )
      select c.version_id, c.block_id, c.came, c.went, h.n as here
      from counted c full join here h using (version_id, block_id)
      where coalesce(c.came, 0) <> coalesce(c.went, 0) + coalesce(h.n, 0)`,
    insideNowhere: await sql`
      select e.id from enrolments e left join strands s on s.id = e.strand_id and s.state = 'open'
        and s.version_id = e.version_id and s.step = e.step
      where e.status = 'inside' and s.id is null`,
    strandsTooSmall: await sql`
      select s.id from strands s where s.state = 'open' and s.size <
        (select count(*) from enrolments e where e.strand_id = s.id and e.status = 'inside')`,
    endedWithOpenMessage: await sql`
      select m.id, m.state from messages m join enrolments e on e.id = m.enrolment_id
      where e.status = 'finished' and m.state in ('handed', 'reserved')`,
    blocksLeftTwice: await sql`
      select enrolment_id, block_id, visit from trail
      group by enrolment_id, block_id, visit having count(*) > 1`,
    strandsOverdue: await sql`
      select id from strands where state = 'open'
        and coalesce(due_at, since) < percurso_now() - interval '60 s'`,
  };
  for (const [name, rows] of Object.entries(wrong))
    assert.deepEqual({ [name]: [...rows] }, { [name]: [] });
  return {
    events: await countBy(sql, 'events', 'outcome'),
    enrolments: await countBy(sql, 'enrolments', 'status'),
    messages: await countBy(sql, 'messages', 'state'),
  };
}

async function countBy(sql: Sql, table: string, column: string): Promise<Record<string, number>> {
  const rows = await sql<{ value: string; n: number }[]>`
    select ${sql(column)} as value, count(*)::int as n from ${sql(table)} group by 1`;
  return Object.fromEntries(rows.map(({ value, n }) => [value, n]));
}
