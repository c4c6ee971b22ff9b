import type { ServiceContext } from '../context.ts';
import { findJourney } from '../journeys/find-journey.ts';
import type { JourneyTestRow } from './journey-test-row.ts';
import { journeyTestColumns, toJourneyTest } from './journey-test-row.ts';
import type { JourneyTest } from './journey-test-schema.ts';

/** The saved tests of a journey, in the order in which they were made. */
export async function listJourneyTests({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string };
}): Promise<{ items: JourneyTest[] }> {
  const { sql } = ctx.db;
  const { workspaceId } = ctx;
  await findJourney(sql, { workspaceId, id: input.id });
  const rows = await sql<JourneyTestRow[]>`
    select ${journeyTestColumns(sql)} from journey_tests
    where workspace_id = ${workspaceId} and journey_id = ${input.id} order by id`;
  return { items: rows.map(toJourneyTest) };
}
