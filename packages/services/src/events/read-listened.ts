import type { Sql } from '@percurso/db/connect';
import { isListenedTo } from '@percurso/db/events/is-listened-to';

/** Those of the triggers that a running version listens to. */
export async function readListened(sql: Sql, triggerIds: string[]): Promise<Set<string>> {
  const rows = await sql<{ id: string }[]>`
    select t.id from triggers t where t.id = any(${triggerIds}::uuid[]) and ${isListenedTo(sql)}`;
  return new Set(rows.map(({ id }) => id));
}
