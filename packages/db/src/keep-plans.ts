import type { PendingQuery, Row, RowList } from 'postgres';
import type { Sql, Transaction } from './connect.ts';

/**
 * Sends a statement so that Postgres may keep the plans of the foreign keys it checks, one by row. The
 * connections have every statement planned for its own values (see `connectDatabase`), which goes for
 * these checks too and cost a third of a batch of events. That a plan is kept from when the table was
 * small does no harm here: without sequential scans it is by index at any size.
 */
export async function keepPlans<T extends Row[]>(
  tx: Sql | Transaction,
  statement: PendingQuery<T>,
): Promise<RowList<T>> {
  // A query is sent when it is awaited or executed; these three go out together, in this order.
  const kept = tx`
    select set_config('plan_cache_mode', 'auto', true), set_config('enable_seqscan', 'off', true)`;
  const sent = [kept.execute(), statement.execute()] as const;
  const planned = tx`
    select set_config('plan_cache_mode', 'force_custom_plan', true),
      set_config('enable_seqscan', 'on', true)`;
  const [, result] = await Promise.all([...sent, planned.execute()]);
  return result;
}
