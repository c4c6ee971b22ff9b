import type { Transaction } from '@percurso/db/connect';
import { readClock } from '@percurso/db/engine/read-clock';
import { resumeStrands } from '@percurso/db/engine/resume-strands';
import { runTransaction } from '@percurso/db/run-transaction';
import type { Plan } from '@percurso/journey/plan';
import type { ServiceContext } from '../context.ts';
import { calendarSteps } from './calendar-steps.ts';
import { editorName } from './editor-name.ts';
import { getJourney } from './get-journey.ts';
import type { Journey } from './journey-schema.ts';
import { lockJourney } from './lock-journey.ts';
import { lockVersions } from './lock-versions.ts';
import { refuseNotPaused } from './refuse-not-paused.ts';

/**
 * Lets a paused journey go on: each timer with what was left of it, and what is due at the rate of the
 * sweeper. Throws `conflict` where it is not paused.
 */
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
    await resumeVersions(tx, row.id);
    await tx`
      update journeys set state = 'live', updated_at = percurso_now(),
        updated_by = ${editorName(ctx.actor)}
      where id = ${row.id}`;
  });
  return await getJourney({ ctx, input });
}

async function resumeVersions(tx: Transaction, journeyId: string): Promise<void> {
  const versions = await lockVersions(tx, journeyId);
  const versionIds = versions.flatMap(({ id, status }) => (status === 'paused' ? [id] : []));
  const plans = await tx<{ id: string; plan: Plan }[]>`
    select id, plan from versions where id = any(${versionIds}::uuid[])`;
  const { now, speed } = await readClock(tx);
  await resumeStrands(tx, { versionIds, calendar: calendarSteps(plans), at: now, speed });
  await tx`
    update versions set status = 'live', paused_at = null where id = any(${versionIds}::uuid[])`;
}
