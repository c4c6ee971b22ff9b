import type { Sql } from '../connect.ts';
import { runTransaction } from '../run-transaction.ts';

/**
 * Counts one beat and answers the count. Where `last`, which a workflow remembers, was counted already
 * but not here, this database is older than what was done since: sending is held until somebody who
 * knows decides.
 */
export async function countBeat(sql: Sql, last: number): Promise<number> {
  return runTransaction(sql, async (tx) => {
    await tx`
      insert into beat (id, n, at) values (1, ${last}, clock_timestamp()) on conflict do nothing`;
    const rows = await tx<{ n: number }[]>`
      update beat set n = greatest(n, ${last}) + 1, at = clock_timestamp(),
        held_since = case when n < ${last} then coalesce(held_since, clock_timestamp())
          else held_since end
      where id = 1 returning n::float8 as n`;
    return rows[0]?.n ?? last;
  });
}
