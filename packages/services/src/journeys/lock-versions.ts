import type { Transaction } from '@percurso/db/connect';

/** What a change of a version's flag has to know. */
export interface LockedVersion {
  id: string;
  number: number;
  status: 'live' | 'paused' | 'stopped';
  pausedAt: Date | null;
}

/**
 * The versions of a locked journey that are not stopped, under each one's own lock, which hand-over and
 * finish share while they read its flag: from here until the commit nobody sends or moves.
 */
export async function lockVersions(tx: Transaction, journeyId: string): Promise<LockedVersion[]> {
  const ids = await tx<{ id: string }[]>`
    select id from versions where journey_id = ${journeyId} and status <> 'stopped' order by id`;
  for (const { id } of ids) {
    await tx`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`;
  }
  return await tx<LockedVersion[]>`
    select id, number, status, paused_at as "pausedAt" from versions
    where id = any(${ids.map(({ id }) => id)}::uuid[]) order by id for no key update`;
}
