import { runTransaction } from '@percurso/db/run-transaction';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import { editorName } from './editor-name.ts';
import { getJourney } from './get-journey.ts';
import type { Journey } from './journey-schema.ts';
import { lockJourney } from './lock-journey.ts';
import { readJourneyCounts } from './read-journey-counts.ts';
import { stopVersions } from './stop-journey.ts';

/**
 * Puts a journey away: it is hidden in lists and only read from then on. One that is live or has people
 * inside is stopped too where `stop` says so; else throws `conflict` with how many people are inside.
 */
export async function archiveJourney({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string; stop?: boolean | undefined };
}): Promise<Journey> {
  await runTransaction(ctx.db.sql, async (tx) => {
    const row = await lockJourney(tx, { workspaceId: ctx.workspaceId, id: input.id });
    if (row.state === 'archived') return;
    const { inside } = await readJourneyCounts(tx, row.id);
    const runs = row.state === 'live' || row.state === 'paused' || inside > 0;
    if (runs && !input.stop) {
      throw new ServiceError('conflict', {
        detail: `This journey is ${row.state} and ${inside} people are inside. Ask again with "stop": true to stop it and archive it.`,
        code: 'journey-people-inside',
        values: { inside },
        extra: { inside },
      });
    }
    await stopVersions(tx, row.id);
    await tx`
      update journeys set state = 'archived', updated_at = percurso_now(),
        updated_by = ${editorName(ctx.actor)}
      where id = ${row.id}`;
  });
  return await getJourney({ ctx, input });
}
