import type { Sql, Transaction } from '@percurso/db/connect';
import { TABLE_ATTRIBUTES } from '@percurso/journey/table-attributes';
import type { TriggerInfo } from '@percurso/journey/trigger-info';

/** The workspace's triggers as `compile` needs them; a record trigger gives its table's columns. */
export async function readTriggerInfos(
  sql: Sql | Transaction,
  workspaceId: string,
): Promise<TriggerInfo[]> {
  const rows = await sql<TriggerInfo[]>`
    select key, name, state, kind, record, attributes from triggers
    where workspace_id = ${workspaceId} order by id`;
  return rows.map((row) =>
    row.kind === 'record'
      ? { ...row, attributes: [...TABLE_ATTRIBUTES[row.record?.table ?? 'case']] }
      : row,
  );
}
