import type { Database } from '@percurso/db/connect';
import { Role } from '../access/role.ts';

/** The preferred workspace of a user if they still belong to it, else their first; null for none. */
export async function findMembership(
  db: Database,
  { userId, preferred }: { userId: string; preferred: string | null },
): Promise<{ workspaceId: string; role: Role } | null> {
  const [row] = await db.sql<{ workspaceId: string; role: string }[]>`
    select workspace_id as "workspaceId", role from members
    where user_id = ${userId}
    order by workspace_id = ${preferred} desc nulls last, created_at, workspace_id
    limit 1`;
  return row ? { workspaceId: row.workspaceId, role: Role.parse(row.role) } : null;
}
