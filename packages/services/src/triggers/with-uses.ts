import type { ServiceContext } from '../context.ts';
import { findTriggerUses } from './find-trigger-uses.ts';
import type { TriggerRow } from './read-trigger.ts';
import type { Trigger } from './trigger-schema.ts';

/** The stored trigger with the journeys that use it. */
export async function withUses(ctx: ServiceContext, row: TriggerRow): Promise<Trigger> {
  const uses = await findTriggerUses(ctx, [row.key]);
  return { ...row, usedIn: uses.get(row.key) ?? [] };
}
