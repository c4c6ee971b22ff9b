import type { Transaction } from '@percurso/db/connect';
import { readClock } from '@percurso/db/engine/read-clock';
import { resumeStrands } from '@percurso/db/engine/resume-strands';
import type { Plan } from '@percurso/journey/plan';
import { calendarSteps } from './calendar-steps.ts';
import { lockVersions } from './lock-versions.ts';

/**
 * Lets a locked, paused journey go on: each timer with what was left of it, and what is due at the
 * rate of the sweeper. `by` is who did it, null for the end of the pause itself.
 */
export async function resumeVersions(
  tx: Transaction,
  { journeyId, by }: { journeyId: string; by: string | null },
): Promise<void> {
  const versions = await lockVersions(tx, journeyId);
  const versionIds = versions.flatMap(({ id, status }) => (status === 'paused' ? [id] : []));
  const plans = await tx<{ id: string; plan: Plan }[]>`
    select id, plan from versions where id = any(${versionIds}::uuid[])`;
  const { now, speed } = await readClock(tx);
  await resumeStrands(tx, { versionIds, calendar: calendarSteps(plans), at: now, speed });
  await tx`
    update versions set status = 'live', paused_at = null where id = any(${versionIds}::uuid[])`;
  await tx`
    update journeys set state = 'live', resume_at = null, updated_at = percurso_now(),
      updated_by = ${by}
    where id = ${journeyId}`;
}
