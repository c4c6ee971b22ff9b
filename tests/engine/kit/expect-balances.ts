import assert from 'node:assert/strict';
import type { Sql } from '@percurso/db/connect';
import { BalanceName } from '@percurso/services/health/balance-schema';
import { findOffences } from '@percurso/services/health/find-offences';

/** What a run came to, for a test's own expectations. */
export interface Balances {
  events: Record<string, number>;
  enrolments: Record<string, number>;
  messages: Record<string, number>;
}

/**
 * The verdict every fault test ends with: what the product's own watchdogs look for, and what only a
 * test can afford to look for: each event has its outcome, each refusal is counted, and in the whole
 * trail nobody left a block twice.
 */
export async function expectBalances(sql: Sql): Promise<Balances> {
  const wrong: Record<string, readonly unknown[]> = {
    eventsWithoutOutcome: await sql`
      select seq from events where routed_at is null or outcome is null`,
    refusalsMiscounted: await sql`
      select v.id, n.refused, n.counted from versions v cross join lateral (
        select (select count(*) from event_decisions d join events e on e.seq = d.event_seq
            where d.version_id = v.id and d.outcome = 'refused' and e.only_journey_id is null) as refused,
          (select coalesce(sum(c.n), 0) from step_counts c where c.version_id = v.id
            and c.block_id = '@entry' and c.port like 'refused:%') as counted
      ) n where n.refused <> n.counted`,
    blocksLeftTwice: await sql`
      select enrolment_id, block_id, visit from trail where port <> 'moved-out'
      group by enrolment_id, block_id, visit having count(*) > 1`,
  };
  for (const name of BalanceName.options) wrong[name] = await findOffences(sql, name);
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
