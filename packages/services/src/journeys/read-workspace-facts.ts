import type { Sql, Transaction } from '@percurso/db/connect';
import { TABLE_ATTRIBUTES } from '@percurso/journey/table-attributes';
import type { TriggerInfo } from '@percurso/journey/trigger-info';
import { readSenders } from '../channels/read-senders.ts';

/** What of a workspace a document is checked against. */
export interface WorkspaceFacts {
  triggers: TriggerInfo[];
  /** Those that an SMS may name beside its channel's own. */
  senders: string[];
}

/** The workspace as `compile` needs it; a record trigger gives its table's columns. */
export async function readWorkspaceFacts(
  sql: Sql | Transaction,
  workspaceId: string,
): Promise<WorkspaceFacts> {
  const [rows, senders] = await Promise.all([
    sql<TriggerInfo[]>`
      select key, name, state, kind, record, attributes from triggers
      where workspace_id = ${workspaceId} order by id`,
    readSenders(sql, workspaceId),
  ]);
  const triggers = rows.map((row) =>
    row.kind === 'record'
      ? { ...row, attributes: [...TABLE_ATTRIBUTES[row.record?.table ?? 'case']] }
      : row,
  );
  return { triggers, senders: senders.get('sms') ?? [] };
}
