import type { Transaction } from '../connect.ts';

/**
 * A message that is held has nobody to go to once its person has left the block: it is not sent. The
 * enrolments are locked by the caller.
 */
export async function closeDeferred(tx: Transaction, enrolmentIds: string[]): Promise<void> {
  if (enrolmentIds.length === 0) return;
  await tx`
    update messages set state = 'skipped', reason = 'left-journey', updated_at = percurso_now()
    where id in (
      select id from messages
      where enrolment_id = any(${enrolmentIds}::uuid[]) and state = 'deferred'
      order by id for update)`;
}
