import type { Sql, Transaction } from '@percurso/db/connect';
import type { JourneyCounts } from './journey-row.ts';
import { journeyCounts } from './journey-row.ts';

/** How many people a journey has and had; zeros for one that is not there. */
export async function readJourneyCounts(
  sql: Sql | Transaction,
  journeyId: string,
): Promise<JourneyCounts> {
  const [row] = await sql<JourneyCounts[]>`
    select ${journeyCounts(sql)} from journeys j where j.id = ${journeyId}`;
  return row ?? { inside: 0, entered: 0, enteredLastWeek: 0 };
}
