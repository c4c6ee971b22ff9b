import type { ServiceContext } from '../context.ts';
import { findJourney } from '../journeys/find-journey.ts';
import { noJourneyTest } from './journey-test-row.ts';

/** Deletes a saved test. Throws `not-found`. */
export async function deleteJourneyTest({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string; testId: string };
}): Promise<void> {
  const { sql } = ctx.db;
  const { workspaceId } = ctx;
  await findJourney(sql, { workspaceId, id: input.id });
  const rows = await sql`
    delete from journey_tests
    where workspace_id = ${workspaceId} and journey_id = ${input.id} and id = ${input.testId}
    returning id`;
  if (rows.length === 0) throw noJourneyTest(input.testId);
}
