import type { ServiceContext } from '../context.ts';
import { findJourney } from './find-journey.ts';

/** Gives the lock back, where this page of this person still has it. */
export async function releaseEditLock({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string; editor: string };
}): Promise<void> {
  const { sql } = ctx.db;
  await findJourney(sql, { workspaceId: ctx.workspaceId, id: input.id });
  if (ctx.actor.type !== 'user') return;
  await sql`
    delete from journey_locks where journey_id = ${input.id} and editor = ${input.editor}
      and user_id = ${ctx.actor.userId}`;
}
