import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import { findTriggerUses } from './find-trigger-uses.ts';
import { readTrigger } from './read-trigger.ts';
import type { Trigger } from './trigger-schema.ts';

/** The trigger with this key; throws `not-found`. */
export async function getTrigger({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { key: string };
}): Promise<Trigger> {
  const row = await readTrigger(ctx, input.key);
  if (!row) throw new ServiceError('not-found', { detail: `There is no trigger “${input.key}”.` });
  const uses = await findTriggerUses(ctx, [row.key]);
  return { ...row, usedIn: uses.get(row.key) ?? [] };
}
