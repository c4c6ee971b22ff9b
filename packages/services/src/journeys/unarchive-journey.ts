import { runTransaction } from '@percurso/db/run-transaction';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import { editorName } from './editor-name.ts';
import { getJourney } from './get-journey.ts';
import type { Journey } from './journey-schema.ts';
import { lockJourney } from './lock-journey.ts';

/** Takes a journey out of the archive, stopped as it was, or a draft. Throws `conflict` where it is not in it. */
export async function unarchiveJourney({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<Journey> {
  await runTransaction(ctx.db.sql, async (tx) => {
    const row = await lockJourney(tx, { workspaceId: ctx.workspaceId, id: input.id });
    if (row.state !== 'archived') {
      throw new ServiceError('conflict', {
        detail: `This journey is not archived; it is ${row.state}.`,
        code: 'journey-not-archived',
      });
    }
    await tx`
      update journeys set state = ${row.liveVersionId === null ? 'draft' : 'stopped'},
        updated_at = percurso_now(), updated_by = ${editorName(ctx.actor)}
      where id = ${row.id}`;
  });
  return await getJourney({ ctx, input });
}
