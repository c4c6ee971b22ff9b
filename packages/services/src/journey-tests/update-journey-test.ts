import type { ServiceContext } from '../context.ts';
import { findJourney } from '../journeys/find-journey.ts';
import type { JourneyTestRow } from './journey-test-row.ts';
import { journeyTestColumns, noJourneyTest, toJourneyTest } from './journey-test-row.ts';
import type { JourneyTest, JourneyTestWrite } from './journey-test-schema.ts';

/** Replaces a saved test. Throws `not-found`. */
export async function updateJourneyTest({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string; testId: string; test: JourneyTestWrite };
}): Promise<JourneyTest> {
  const { sql } = ctx.db;
  const { workspaceId } = ctx;
  const { name, ...definition } = input.test;
  await findJourney(sql, { workspaceId, id: input.id });
  const [row] = await sql<JourneyTestRow[]>`
    update journey_tests set name = ${name}, definition = ${JSON.stringify(definition)}::text::jsonb,
      updated_at = percurso_now()
    where workspace_id = ${workspaceId} and journey_id = ${input.id} and id = ${input.testId}
    returning ${journeyTestColumns(sql)}`;
  if (!row) throw noJourneyTest(input.testId);
  return toJourneyTest(row);
}
