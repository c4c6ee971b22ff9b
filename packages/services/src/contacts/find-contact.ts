import type { Sql, Transaction } from '@percurso/db/connect';
import { ServiceError } from '../service-error.ts';
import { parseContactId } from './contact-id.ts';

/**
 * The uuid of the contact that `ref` (`con_…` or the external id) names in the workspace, or of the one
 * it was merged into. Throws
 * `not-found`, the same for an unknown contact and for one of another workspace.
 */
export async function findContact(
  sql: Sql | Transaction,
  { workspaceId, ref }: { workspaceId: string; ref: string },
): Promise<string> {
  const id = parseContactId(ref);
  const [row] = await sql<{ id: string }[]>`
    select coalesce(merged_into, id) as id from contacts
    where workspace_id = ${workspaceId}
      and ${id === null ? sql`external_id = ${ref}` : sql`id = ${id}`}`;
  if (row) return row.id;
  throw new ServiceError('not-found', {
    detail: `There is no contact ${ref}: give its id (con_…) or its external id.`,
    code: 'contact-not-found',
    values: { ref },
  });
}
