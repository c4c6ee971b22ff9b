import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import { refuseBuiltIn } from './refuse-built-in.ts';
import { requireTrigger } from './require-trigger.ts';
import type { Trigger } from './trigger-schema.ts';
import { withUses } from './with-uses.ts';

/** Stops a ready trigger: its events are kept and start nothing. Throws `conflict` for a draft. */
export async function stopTrigger({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { key: string };
}): Promise<Trigger> {
  refuseBuiltIn(await requireTrigger(ctx, input.key));
  await ctx.db.sql`
    update triggers set state = 'stopped', updated_at = percurso_now()
    where workspace_id = ${ctx.workspaceId} and key = ${input.key} and state = 'ready'`;
  const row = await requireTrigger(ctx, input.key);
  if (row.state === 'draft') {
    throw new ServiceError('conflict', {
      detail: `“${row.key}” is a draft: it starts nothing yet, so there is nothing to stop.`,
      code: 'trigger-not-started',
      values: { key: row.key },
    });
  }
  return await withUses(ctx, row);
}
