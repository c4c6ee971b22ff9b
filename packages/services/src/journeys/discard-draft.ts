import { runTransaction } from '@percurso/db/run-transaction';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import { getJourney } from './get-journey.ts';
import type { Journey } from './journey-schema.ts';
import { lockJourney } from './lock-journey.ts';
import { refuseArchived } from './refuse-archived.ts';
import { refuseLocked } from './refuse-locked.ts';
import { refuseStale } from './refuse-stale.ts';
import { writeDraft } from './write-draft.ts';

/** Throws the draft away; the current version stays. A journey never published is nothing but draft. */
export async function discardDraft({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string; revision?: number | undefined };
}): Promise<Journey> {
  await runTransaction(ctx.db.sql, async (tx) => {
    const row = await lockJourney(tx, { workspaceId: ctx.workspaceId, id: input.id });
    refuseArchived(row);
    await refuseLocked(tx, { actor: ctx.actor, journeyId: row.id });
    if (input.revision !== undefined) refuseStale(row, input.revision);
    if (row.liveVersionId === null) {
      throw new ServiceError('conflict', {
        detail: 'This journey was never published: without its draft nothing is left. Delete it.',
        code: 'journey-only-draft',
      });
    }
    if (row.draft !== null) await writeDraft(tx, { ctx, row, draft: null });
  });
  return await getJourney({ ctx, input });
}
