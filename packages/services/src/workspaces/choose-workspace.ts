import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';

/** Makes the session's requests be about another workspace of the user. Throws `not-found`. */
export async function chooseWorkspace({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { workspaceId: string; sessionId: string };
}): Promise<void> {
  const { actor, db } = ctx;
  const userId = actor.type === 'user' ? actor.userId : null;
  const chosen = await db.sql`
    update sessions s set active_workspace_id = m.workspace_id
    from members m
    where s.id = ${input.sessionId} and m.user_id = s.user_id and s.user_id = ${userId}
      and m.workspace_id = ${input.workspaceId}`;
  if (chosen.count === 0) {
    throw new ServiceError('not-found', {
      detail: `You belong to no workspace ${input.workspaceId}.`,
      code: 'workspace-not-found',
    });
  }
}
