import { runTransaction } from '@percurso/db/run-transaction';
import type { ServiceContext } from '../context.ts';
import { editorName } from './editor-name.ts';
import { getJourney } from './get-journey.ts';
import type { Journey } from './journey-schema.ts';
import { lockJourney } from './lock-journey.ts';
import { refuseNotPaused } from './refuse-not-paused.ts';
import { resumeVersions } from './resume-versions.ts';

/** Lets a paused journey go on. Throws `conflict` where it is not paused. */
export async function resumeJourney({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<Journey> {
  await runTransaction(ctx.db.sql, async (tx) => {
    const row = await lockJourney(tx, { workspaceId: ctx.workspaceId, id: input.id });
    refuseNotPaused(row);
    await resumeVersions(tx, { journeyId: row.id, by: editorName(ctx.actor) });
  });
  return await getJourney({ ctx, input });
}
