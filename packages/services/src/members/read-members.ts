import type { Sql, Transaction } from '@percurso/db/connect';
import type { Fragment } from 'postgres';
import type { Member } from './member-schema.ts';

/** Members of the workspace that satisfy the condition on `m`, by id. */
export async function readMembers(
  sql: Sql | Transaction,
  { workspaceId, where, limit }: { workspaceId: string; where: Fragment; limit: number },
): Promise<Member[]> {
  const rows = await sql<(Omit<Member, 'createdAt'> & { createdAt: Date })[]>`
    select m.id, m.user_id as "userId", u.name, u.email, m.role, m.created_at as "createdAt"
    from members m join users u on u.id = m.user_id
    where m.workspace_id = ${workspaceId} and ${where}
    order by m.id limit ${limit}`;
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}
