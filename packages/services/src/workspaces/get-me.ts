import { mayDo } from '../access/may-do.ts';
import { permissions } from '../access/permission.ts';
import type { ServiceContext } from '../context.ts';
import type { Me } from './me-schema.ts';

/** The caller, the workspace the request is about, and the others they belong to, by name. */
export async function getMe({ ctx }: { ctx: ServiceContext }): Promise<Me> {
  const { actor, workspaceId, db } = ctx;
  const userId = actor.type === 'user' ? actor.userId : null;
  const [[workspace], [user], workspaces] = await Promise.all([
    db.sql<Me['workspace'][]>`select id, name, slug from workspaces where id = ${workspaceId}`,
    db.sql<NonNullable<Me['user']>[]>`select id, name, email from users where id = ${userId}`,
    db.sql<Me['workspaces']>`
      select w.id, w.name, w.slug, m.role from members m join workspaces w on w.id = m.workspace_id
      where m.user_id = ${userId} order by lower(w.name), w.id`,
  ]);
  return {
    user: user ?? null,
    workspace: workspace as Me['workspace'],
    role: actor.type === 'user' ? actor.role : null,
    permissions: permissions.filter((permission) => mayDo(actor, permission)),
    workspaces: [...workspaces],
  };
}
