import type { ServiceContext } from '../context.ts';
import type { JourneyVersionDetail } from './journey-schema.ts';
import { readVersion } from './read-version.ts';

/** A published version with its document. */
export async function getVersion({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string; number: number };
}): Promise<JourneyVersionDetail> {
  const { workspaceId, db } = ctx;
  return await readVersion(db.sql, { workspaceId, journeyId: input.id, number: input.number });
}
