import type { ServiceContext } from '../context.ts';
import { requireTrigger } from './require-trigger.ts';
import type { Trigger } from './trigger-schema.ts';
import { withUses } from './with-uses.ts';

/** Makes a draft or stopped trigger ready: journeys can start on it, events start journeys. */
export async function publishTrigger({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { key: string };
}): Promise<Trigger> {
  await ctx.db.sql`
    update triggers set state = 'ready', updated_at = percurso_now()
    where workspace_id = ${ctx.workspaceId} and key = ${input.key} and state <> 'ready'`;
  return await withUses(ctx, await requireTrigger(ctx, input.key));
}
