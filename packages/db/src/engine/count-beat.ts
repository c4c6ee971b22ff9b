import type { Sql, Transaction } from '../connect.ts';
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
    const [before] = await tx<{ heldSince: Date | null }[]>`
      select held_since as "heldSince" from beat where id = 1 for update`;
    const rows = await tx<{ n: number; heldSince: Date | null }[]>`
      update beat set n = greatest(n, ${last}) + 1, at = clock_timestamp(),
        held_since = case when n < ${last} then coalesce(held_since, clock_timestamp())
          else held_since end
      where id = 1 returning n::float8 as n, held_since as "heldSince"`;
    if (rows[0]?.heldSince && !before?.heldSince) await markGap(tx);
    return rows[0]?.n ?? last;
  });
}

/** What is due now was due, and perhaps sent, in the time that this database does not know of. */
async function markGap(tx: Transaction): Promise<void> {
  await tx`update beat set gap_sent = '{}' where id = 1`;
  await tx`
    with due as (
      select id, op = 'act' or due_at <= percurso_now() as gap from strands
      where state = 'open' and (gap or op = 'act' or due_at <= percurso_now())
      order by id for update)
    update strands s set gap = due.gap from due where s.id = due.id`;
}
