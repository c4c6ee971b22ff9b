import type { Transaction } from '@percurso/db/connect';
import type { Actor } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import type { EditLock } from './edit-lock-schema.ts';

interface Asked {
  actor: Actor;
  journeyId: string;
  /** The page that asks; where it is given, other pages of the same person are others too. */
  editor?: string | undefined;
}

/**
 * Throws `conflict`, saying who and since when, where somebody else edits the draft. Programs are not
 * bound by the lock: their writes stand and fall with the revision.
 */
export async function refuseLocked(
  tx: Transaction,
  { actor, journeyId, editor }: Asked,
): Promise<void> {
  if (actor.type !== 'user') return;
  const mine = editor === undefined ? tx`` : tx`and editor = ${editor}`;
  const [lock] = await tx<(Omit<EditLock, 'since'> & { since: Date })[]>`
    select user_id as "userId", user_name as name, editor, since from journey_locks
    where journey_id = ${journeyId} and expires_at > clock_timestamp()
      and not (user_id = ${actor.userId} ${mine})`;
  if (!lock) return;
  const since = lock.since.toISOString();
  throw new ServiceError('conflict', {
    detail: `${lock.name} has been editing this journey since ${since}. Wait until they are done, or take it over.`,
    code: 'journey-locked',
    values: { by: lock.name, at: since },
    extra: { lock: { ...lock, since } },
  });
}
