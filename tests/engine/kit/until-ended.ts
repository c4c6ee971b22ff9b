import type { Sql } from '@percurso/db/connect';
import { until } from './until.ts';

/** Waits until `n` enrolments have ended, one way or the other, and every event has its outcome. */
export async function untilEnded(sql: Sql, n: number, withinMs = 30_000): Promise<void> {
  let seen = { ended: 0, inside: 0, pending: 0 };
  await until(
    () => `${n} enrolments ended (it is ${JSON.stringify(seen)})`,
    async () => {
      const [row] = await sql<(typeof seen)[]>`
        select count(*) filter (where status <> 'inside')::int as ended,
          count(*) filter (where status = 'inside')::int as inside,
          (select count(*)::int from events where routed_at is null) as pending
        from enrolments`;
      if (row) seen = { ...row };
      return seen.ended === n && seen.inside === 0 && seen.pending === 0;
    },
    { withinMs },
  );
}

/** Makes every open strand one that nobody has told a workflow of in time. */
export async function askSweeper(sql: Sql): Promise<void> {
  await sql`update strands set check_at = clock_timestamp() where state = 'open'`;
}

/**
 * Asks the sweeper every two seconds until `n` enrolments have ended: what takes a minute each time
 * for people, because a strand is told again only a minute after its workflow should have moved it.
 */
export async function sweepUntilEnded(sql: Sql, n: number): Promise<void> {
  const asking = setInterval(() => void askSweeper(sql).catch(() => undefined), 2_000);
  try {
    await askSweeper(sql);
    await untilEnded(sql, n, 60_000);
  } finally {
    clearInterval(asking);
  }
}
