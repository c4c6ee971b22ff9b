import type { ServiceContext } from '../context.ts';
import { requireTrigger } from './require-trigger.ts';
import type { Trigger } from './trigger-schema.ts';
import { withUses } from './with-uses.ts';

/** The trigger with this key; throws `not-found`. */
export async function getTrigger({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { key: string };
}): Promise<Trigger> {
  return await withUses(ctx, await requireTrigger(ctx, input.key));
}
