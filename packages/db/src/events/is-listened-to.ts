import type { Sql, Transaction } from '../connect.ts';

/** Whether a version that still runs listens to the trigger `t`, as a condition of a query. */
export function isListenedTo(sql: Sql | Transaction) {
  return sql`exists (
    select from version_triggers l join versions v on v.id = l.version_id and v.status <> 'stopped'
    where l.trigger_id = t.id)`;
}
