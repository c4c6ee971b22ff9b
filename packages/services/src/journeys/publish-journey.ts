import { runTransaction } from '@percurso/db/run-transaction';
import type { ServiceContext } from '../context.ts';
import { refuseFailedTests } from '../journey-tests/refuse-failed-tests.ts';
import { ServiceError } from '../service-error.ts';
import { findJourney } from './find-journey.ts';
import { insertVersion } from './insert-version.ts';
import type { JourneyVersionDetail } from './journey-schema.ts';
import { lockJourney } from './lock-journey.ts';
import type { PublishJourney } from './publish-schema.ts';
import { readVersion } from './read-version.ts';
import { refuseArchived } from './refuse-archived.ts';
import { refuseLocked } from './refuse-locked.ts';
import { refuseStale } from './refuse-stale.ts';
import { setStart } from './set-start.ts';

/**
 * Publishes the draft as the next version, which new people enter from then on; those inside finish
 * on theirs, are moved, or leave, as chosen. A paused journey stays paused. Throws `conflict` for a
 * stale revision or no draft, `invalid` with the problems, for a start that cannot be, or with the
 * tests that fail.
 */
export async function publishJourney({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string } & PublishJourney;
}): Promise<{ version: JourneyVersionDetail }> {
  const { sql } = ctx.db;
  const { workspaceId } = ctx;
  const { id, inside, map, deadlines, ignoreFailedTests } = input;
  const { draft, revision } = await findJourney(sql, { workspaceId, id });
  // Another draft than the one to be published is refused anyway.
  if (draft && revision === input.revision) {
    await refuseFailedTests({ ctx, input: { id, document: draft, ignoreFailedTests } });
  }
  const number = await runTransaction(sql, async (tx) => {
    const row = await lockJourney(tx, { workspaceId, id: input.id });
    refuseArchived(row);
    await refuseLocked(tx, { actor: ctx.actor, journeyId: row.id });
    refuseStale(row, input.revision);
    if (row.draft === null) {
      throw new ServiceError('conflict', {
        detail: 'There is no draft: the current version is published already. Edit it first.',
        code: 'journey-no-draft',
      });
    }
    const published = await insertVersion(tx, {
      ctx,
      row,
      document: await setStart(tx, { document: row.draft, startsAt: input.startsAt }),
      note: input.note ?? '',
      choice: { inside, map, deadlines },
    });
    await tx`update journeys set draft = null, revision = revision + 1 where id = ${row.id}`;
    return published;
  });
  return { version: await readVersion(sql, { workspaceId, journeyId: input.id, number }) };
}
