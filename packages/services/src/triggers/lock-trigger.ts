import type { Transaction } from '@percurso/db/connect';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import type { TriggerRow } from './read-trigger.ts';
import { selectTriggers } from './read-trigger.ts';

/** The trigger as it is now, locked until the transaction ends; throws `not-found`. */
export async function lockTrigger(
  tx: Transaction,
  { ctx, key }: { ctx: ServiceContext; key: string },
): Promise<TriggerRow> {
  await tx`
    select 1 from triggers
    where workspace_id = ${ctx.workspaceId} and key = ${key} for no key update`;
  const [row] = await selectTriggers(tx, ctx.workspaceId, [key]);
  if (row) return row;
  throw new ServiceError('not-found', {
    detail: `There is no trigger “${key}”.`,
    code: 'trigger-not-found',
    values: { key },
  });
}
