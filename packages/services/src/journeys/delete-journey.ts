import { runTransaction } from '@percurso/db/run-transaction';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import { lockJourney } from './lock-journey.ts';
import { refuseLocked } from './refuse-locked.ts';

/** Deletes a journey that was never published; what people went through is kept for ever. */
export async function deleteJourney({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<void> {
  await runTransaction(ctx.db.sql, async (tx) => {
    const row = await lockJourney(tx, { workspaceId: ctx.workspaceId, id: input.id });
    if (row.liveVersionId !== null) {
      throw new ServiceError('conflict', {
        detail: 'This journey was published, so its history is kept. Stop it instead.',
        code: 'journey-published',
      });
    }
    await refuseLocked(tx, { actor: ctx.actor, journeyId: row.id });
    await tx`delete from journey_tests where journey_id = ${row.id}`;
    await tx`delete from journeys where id = ${row.id}`;
  });
}
