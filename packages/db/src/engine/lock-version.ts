import type { Transaction } from '../connect.ts';

/** First lock of every transaction that hands over or moves: the flag is read under it. */
export async function shareVersion(
  tx: Transaction,
  versionId: string,
): Promise<'live' | 'paused' | 'stopped'> {
  await tx`select pg_advisory_xact_lock_shared(hashtextextended(${versionId}, 0))`;
  const [row] = await tx<{ status: 'live' | 'paused' | 'stopped' }[]>`
    select status from versions where id = ${versionId}`;
  return row?.status ?? 'stopped';
}
