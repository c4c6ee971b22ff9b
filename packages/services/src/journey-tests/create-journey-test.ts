import { runTransaction } from '@percurso/db/run-transaction';
import { v7 } from 'uuid';
import type { ServiceContext } from '../context.ts';
import { lockJourney } from '../journeys/lock-journey.ts';
import { ServiceError } from '../service-error.ts';
import type { JourneyTestRow } from './journey-test-row.ts';
import { journeyTestColumns, toJourneyTest } from './journey-test-row.ts';
import type { JourneyTest, JourneyTestWrite } from './journey-test-schema.ts';

/** Publishing runs all of them, so there may not be any number. */
const mostTests = 200;

/** Saves a test of a journey; it is run at publish from then on. */
export async function createJourneyTest({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string; test: JourneyTestWrite };
}): Promise<JourneyTest> {
  const { workspaceId } = ctx;
  const { name, ...definition } = input.test;
  return await runTransaction(ctx.db.sql, async (tx) => {
    const { id: journeyId } = await lockJourney(tx, { workspaceId, id: input.id });
    const [known] = await tx<{ n: number }[]>`
      select count(*)::int as n from journey_tests where journey_id = ${journeyId}`;
    if ((known?.n ?? 0) >= mostTests) {
      throw new ServiceError('limit', {
        detail: `A journey has at most ${mostTests} tests; delete one first.`,
        code: 'too-many',
        values: { maximum: mostTests },
      });
    }
    const [row] = await tx<JourneyTestRow[]>`
      insert into journey_tests (id, workspace_id, journey_id, name, definition, created_at, updated_at)
      values (${v7()}, ${workspaceId}, ${journeyId}, ${name},
        ${JSON.stringify(definition)}::text::jsonb, percurso_now(), percurso_now())
      returning ${journeyTestColumns(tx)}`;
    if (!row) throw new Error('The test was not inserted.');
    return toJourneyTest(row);
  });
}
