import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import type { TriggerRow } from './read-trigger.ts';
import { readTrigger } from './read-trigger.ts';

/** The stored trigger with this key; throws `not-found`. */
export async function requireTrigger(ctx: ServiceContext, key: string): Promise<TriggerRow> {
  const row = await readTrigger(ctx, key);
  if (row) return row;
  throw new ServiceError('not-found', {
    detail: `There is no trigger “${key}”.`,
    code: 'trigger-not-found',
    values: { key },
  });
}
