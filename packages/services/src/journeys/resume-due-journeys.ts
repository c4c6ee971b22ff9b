import type { Sql } from '@percurso/db/connect';
import { runTransaction } from '@percurso/db/run-transaction';
import { lockJourney } from './lock-journey.ts';
import { resumeVersions } from './resume-versions.ts';

const most = 20;

/** Lets those journeys go on whose pause is over. Answers how many; those left wait for the next call. */
export async function resumeDueJourneys(sql: Sql): Promise<number> {
  const due = await sql<{ id: string; workspaceId: string }[]>`
    select id, workspace_id as "workspaceId" from journeys
    where state = 'paused' and resume_at <= percurso_now() order by resume_at limit ${most}`;
  let resumed = 0;
  for (const journey of due) {
    await runTransaction(sql, async (tx) => {
      await lockJourney(tx, journey);
      // Somebody may have resumed it, or paused it for longer, since it was found.
      const [still] = await tx`
        select 1 from journeys
        where id = ${journey.id} and state = 'paused' and resume_at <= percurso_now()`;
      if (!still) return;
      await resumeVersions(tx, { journeyId: journey.id, by: null });
      resumed += 1;
    });
  }
  return resumed;
}
