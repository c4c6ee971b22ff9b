import type { Transaction } from '@percurso/db/connect';
import { newId } from '@percurso/db/new-id';
import type { Role } from '../access/role.ts';

/** Makes a user a member; the new membership's id, null where they are one already. */
export async function addToWorkspace(
  tx: Transaction,
  { workspaceId, userId, role }: { workspaceId: string; userId: string; role: Role },
): Promise<string | null> {
  const id = newId();
  const made = await tx`
    insert into members (id, workspace_id, user_id, role, created_at)
    values (${id}, ${workspaceId}, ${userId}, ${role}, percurso_now())
    on conflict (user_id, workspace_id) do nothing`;
  return made.count === 1 ? id : null;
}
