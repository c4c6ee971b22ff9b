import type { Transaction } from '../connect.ts';

/** First lock of every transaction that hands over or moves: the flag is read under it. */
export async function shareVersion(
  tx: Transaction,
  versionId: string,
): Promise<'live' | 'paused' | 'stopped'> {
  // Sent together: they run one after the other, and the second sees what the lock waited for.
  const [, [row]] = await Promise.all([
    tx`select pg_advisory_xact_lock_shared(hashtextextended(${versionId}, 0))`,
    tx<{ status: 'live' | 'paused' | 'stopped' }[]>`
      select status from versions where id = ${versionId}`,
  ]);
  return row?.status ?? 'stopped';
}
