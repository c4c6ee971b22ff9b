import { runTransaction } from '@percurso/db/run-transaction';
import type { ServiceContext } from '../context.ts';
import { refuseFailedTests } from '../journey-tests/refuse-failed-tests.ts';
import { findJourney } from './find-journey.ts';
import { insertVersion } from './insert-version.ts';
import type { JourneyVersionDetail } from './journey-schema.ts';
import { lockJourney } from './lock-journey.ts';
import type { RollBackJourney } from './publish-schema.ts';
import { readVersion } from './read-version.ts';
import { refuseArchived } from './refuse-archived.ts';

/**
 * Publishes the document of an older version as the next one; the draft stays as it is. Throws
 * `not-found` for no such version, `invalid` where what it refers to is gone or a saved test fails.
 */
export async function rollBackJourney({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string } & RollBackJourney;
}): Promise<{ version: JourneyVersionDetail }> {
  const { sql } = ctx.db;
  const { workspaceId } = ctx;
  const { id, inside, map, deadlines, ignoreFailedTests } = input;
  const journey = await findJourney(sql, { workspaceId, id });
  const older = { workspaceId, journeyId: journey.id, number: input.toVersion };
  const { document } = await readVersion(sql, older);
  await refuseFailedTests({ ctx, input: { id, document, ignoreFailedTests } });
  const number = await runTransaction(sql, async (tx) => {
    const row = await lockJourney(tx, { workspaceId, id });
    refuseArchived(row);
    return await insertVersion(tx, {
      ctx,
      row,
      document,
      note: input.note ?? '',
      choice: { inside, map, deadlines },
    });
  });
  return { version: await readVersion(sql, { workspaceId, journeyId: id, number }) };
}
