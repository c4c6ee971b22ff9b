import type { Transaction } from '@percurso/db/connect';
import { runTransaction } from '@percurso/db/run-transaction';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import { editorName } from './editor-name.ts';
import { exitMembers } from './exit-members.ts';
import { getJourney } from './get-journey.ts';
import type { Journey } from './journey-schema.ts';
import { lockJourney } from './lock-journey.ts';

/**
 * Stops every version of the journey: nobody enters and nothing is sent from the commit of the flag
 * on; the people inside then leave in pages. Asked again, it goes on where it was interrupted.
 */
export async function stopJourney({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<Journey> {
  const { sql } = ctx.db;
  const versionIds = await runTransaction(sql, async (tx) => {
    const row = await lockJourney(tx, { workspaceId: ctx.workspaceId, id: input.id });
    if (row.liveVersionId === null) {
      throw new ServiceError('conflict', {
        detail: 'This journey was never published: there is nothing to stop.',
        code: 'journey-never-published',
      });
    }
    if (row.state !== 'stopped') {
      await tx`
        update journeys set state = 'stopped', updated_at = percurso_now(),
          updated_by = ${editorName(ctx.actor)}
        where id = ${row.id}`;
    }
    return await stopVersions(tx, row.id);
  });
  for (const versionId of versionIds) await exitMembers(sql, { versionId, reason: 'stopped' });
  return await getJourney({ ctx, input });
}

/** Under each version's own lock, which hand-over and finish share while they read the flag. */
async function stopVersions(tx: Transaction, journeyId: string): Promise<string[]> {
  const versions = await tx<{ id: string }[]>`
    select id from versions where journey_id = ${journeyId} order by id`;
  for (const { id } of versions) {
    await tx`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`;
  }
  await tx`
    update versions set status = 'stopped'
    where journey_id = ${journeyId} and status <> 'stopped'`;
  return versions.map(({ id }) => id);
}
