import type { Sql, Transaction } from '@percurso/db/connect';
import { ServiceError } from '../service-error.ts';
import type { JourneyRow } from './journey-row.ts';
import { journeyColumns, journeyTables } from './journey-row.ts';

/** The journey with this id. Throws `not-found`, also for one of another workspace. */
export async function findJourney(
  sql: Sql | Transaction,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<JourneyRow> {
  const [row] = await sql<JourneyRow[]>`
    select ${journeyColumns(sql)} from ${journeyTables(sql)}
    where j.workspace_id = ${workspaceId} and j.id = ${id}`;
  if (row) return row;
  throw new ServiceError('not-found', {
    detail: `There is no journey ${id}.`,
    code: 'journey-not-found',
    values: { id },
  });
}
