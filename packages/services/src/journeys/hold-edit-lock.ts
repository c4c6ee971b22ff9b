import { runTransaction } from '@percurso/db/run-transaction';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import type { EditLock, EditLockRequest, HeldEditLock } from './edit-lock-schema.ts';
import { lockJourney } from './lock-journey.ts';
import { refuseLocked } from './refuse-locked.ts';

/** Longer than a browser lets a hidden page sleep between two beats, a minute. */
const LEASE_SECONDS = 90;

/**
 * Takes or renews the lock of the draft for one opened page. Throws `conflict` with who and since
 * when where another holds it, `forbidden` for a program, which needs none.
 */
export async function holdEditLock({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: EditLockRequest & { id: string };
}): Promise<HeldEditLock> {
  const { actor, workspaceId } = ctx;
  const { id, editor, mode } = input;
  if (actor.type !== 'user') {
    throw new ServiceError('forbidden', {
      detail: 'Only a person who is signed in can hold a journey for editing.',
      code: 'edit-lock-for-people',
    });
  }
  return await runTransaction(ctx.db.sql, async (tx) => {
    const { revision } = await lockJourney(tx, { workspaceId, id });
    if (mode !== 'take-over') {
      await refuseLocked(tx, { actor, journeyId: id, ...(mode === 'renew' && { editor }) });
    }
    const rows = await tx<(Omit<EditLock, 'since'> & { since: Date })[]>`
      insert into journey_locks as held
        (journey_id, user_id, user_name, editor, since, expires_at)
      values (${id}, ${actor.userId}, ${actor.name}, ${editor}, percurso_now(),
        clock_timestamp() + ${LEASE_SECONDS} * interval '1 second')
      on conflict (journey_id) do update set user_id = excluded.user_id,
        user_name = excluded.user_name, editor = excluded.editor, expires_at = excluded.expires_at,
        since = case when held.editor = excluded.editor then held.since else excluded.since end
      returning user_id as "userId", user_name as name, editor, since`;
    const lock = rows[0] as (typeof rows)[number];
    return { lock: { ...lock, since: lock.since.toISOString() }, revision };
  });
}
