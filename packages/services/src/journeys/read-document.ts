import type { Sql } from '@percurso/db/connect';
import type { JourneyDocument } from '@percurso/journey/document';
import { ServiceError } from '../service-error.ts';

/**
 * The draft of a journey, or the document of its current version where there is none. Throws
 * `not-found`, also for one of another workspace.
 */
export async function readDocument(
  sql: Sql,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<JourneyDocument> {
  const [row] = await sql<{ document: JourneyDocument }[]>`
    select coalesce(j.draft, v.document) as document
    from journeys j left join versions v on v.id = j.live_version_id
    where j.workspace_id = ${workspaceId} and j.id = ${id}`;
  if (row) return row.document;
  throw new ServiceError('not-found', {
    detail: `There is no journey ${id}.`,
    code: 'journey-not-found',
    values: { id },
  });
}
