import type { Transaction } from '@percurso/db/connect';
import { findJourney } from './find-journey.ts';
import type { JourneyRow } from './journey-row.ts';

/** The journey as it is now, kept from other writers until the transaction ends. */
export async function lockJourney(
  tx: Transaction,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<JourneyRow> {
  await tx`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`;
  await tx`select 1 from journeys where id = ${id} and workspace_id = ${workspaceId} for update`;
  return await findJourney(tx, { workspaceId, id });
}
