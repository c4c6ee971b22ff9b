import type { Sql, Transaction } from './connect.ts';

const retried = new Set(['40P01', '40001']);
let retries = 0;

/** How many transactions were run again after a deadlock or serialisation failure; should stay about zero. */
export function transactionRetries(): number {
  return retries;
}

/**
 * Runs `work` in a transaction and runs it again, up to 8 times, on a deadlock or a serialisation
 * failure. `work` has no outside effect, so running it again is always safe.
 */
export async function runTransaction<T>(
  sql: Sql,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await sql.begin(work)) as T;
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (!retried.has(code) || attempt >= 8) throw error;
      retries += 1;
      await new Promise((resolve) => setTimeout(resolve, attempt * 5 * Math.random()));
    }
  }
}
