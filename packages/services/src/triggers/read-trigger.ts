import type { Sql, Transaction } from '@percurso/db/connect';
import type { ServiceContext } from '../context.ts';
import type { Trigger } from './trigger-schema.ts';

export type TriggerRow = Omit<Trigger, 'usedIn'>;

interface StoredTrigger extends Omit<TriggerRow, 'createdAt' | 'updatedAt'> {
  createdAt: Date;
  updatedAt: Date;
}

/** The stored trigger with this key in the workspace, or null. */
export async function readTrigger(ctx: ServiceContext, key: string): Promise<TriggerRow | null> {
  const [row] = await selectTriggers(ctx.db.sql, ctx.workspaceId, [key]);
  return row ?? null;
}

/** The stored triggers with these keys, in no order. */
export async function selectTriggers(
  sql: Sql | Transaction,
  workspaceId: string,
  keys: readonly string[],
): Promise<TriggerRow[]> {
  const rows = await sql<StoredTrigger[]>`
    select ${sql.unsafe(triggerColumns)} from triggers
    where workspace_id = ${workspaceId} and key = any(${[...keys]})`;
  return rows.map(viewTrigger);
}

/** Columns of a {@link StoredTrigger}, for other queries of this folder. */
export const triggerColumns = `id, key, name, description, kind, state, attributes, record,
  built_in as "builtIn", created_at as "createdAt", updated_at as "updatedAt"`;

export function viewTrigger(row: StoredTrigger): TriggerRow {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
