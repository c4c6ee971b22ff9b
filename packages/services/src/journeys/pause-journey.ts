import { setTimeout as delay } from 'node:timers/promises';
import type { Sql, Transaction } from '@percurso/db/connect';
import { runTransaction } from '@percurso/db/run-transaction';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import { editorName } from './editor-name.ts';
import { getJourney } from './get-journey.ts';
import type { PausedJourney, PauseQuery } from './journey-life-schema.ts';
import { lockJourney } from './lock-journey.ts';
import { lockVersions } from './lock-versions.ts';

/** A provider that needs longer for an answer is not waited for; the answer says so. */
const longestWaitMs = 30_000;
const pollMs = 40;

/**
 * Pauses every version of the journey: from the commit of the flag on nothing is handed over and every
 * timer stands still. Answers when no message is under way any more, or says how many still are.
 * Paused already, it waits and answers alike. With `until` it goes on then by itself, whatever was
 * said before. Throws `conflict` for one that is not live, `invalid` for an end that is past.
 */
export async function pauseJourney({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PauseQuery & { id: string };
}): Promise<PausedJourney> {
  const { sql } = ctx.db;
  const versionIds = await runTransaction(sql, async (tx) => {
    const row = await lockJourney(tx, { workspaceId: ctx.workspaceId, id: input.id });
    if (row.state !== 'live' && row.state !== 'paused') {
      throw new ServiceError('conflict', {
        detail: `Only a live journey can be paused; this one is ${row.state}.`,
        code: 'journey-not-live',
        values: { state: row.state },
      });
    }
    await refusePast(tx, input.until);
    const versions = await lockVersions(tx, row.id);
    const ids = versions.map(({ id }) => id);
    if (input.until !== undefined || row.state === 'live') {
      await tx`
        update journeys set resume_at = ${input.until ?? null}, updated_at = percurso_now()
        where id = ${row.id}`;
    }
    if (row.state === 'paused') return ids;
    await tx`
      update versions set status = 'paused', paused_at = percurso_now()
      where id = any(${ids}::uuid[]) and status = 'live'`;
    await tx`
      update journeys set state = 'paused', updated_at = percurso_now(),
        updated_by = ${editorName(ctx.actor)}
      where id = ${row.id}`;
    return ids;
  });
  const underWay = await untilAnswered(sql, versionIds);
  const journey = await getJourney({ ctx, input });
  return { journey, acknowledged: underWay === 0, underWay };
}

async function refusePast(tx: Transaction, until: string | undefined): Promise<void> {
  if (until === undefined) return;
  const [clock] = await tx<{ past: boolean }[]>`
    select ${until}::text::timestamptz <= percurso_now() as past`;
  if (!clock?.past) return;
  const message = 'The end of the pause must be in the future: choose a later date and time.';
  throw new ServiceError('invalid', {
    detail: message,
    errors: [{ path: 'until', message, code: 'pause-end-in-past' }],
  });
}

/** How many hand-overs are still unanswered when all are, or when the wait is over. */
async function untilAnswered(sql: Sql, versionIds: string[]): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    // Past `answer_by` no process has a call open for it: it was sent, or it never will be.
    const [row] = await sql<{ n: number }[]>`
      select count(*)::int as n from messages
      where state = 'handed' and version_id = any(${versionIds}::uuid[])
        and answer_by > clock_timestamp()`;
    const n = row?.n ?? 0;
    if (n === 0 || performance.now() - startedAt > longestWaitMs) return n;
    await delay(pollMs);
  }
}
