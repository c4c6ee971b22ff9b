import type { Sql, Transaction } from '@percurso/db/connect';
import { readContactAttributes } from '@percurso/db/contacts/read-contact-attributes';
import type { Attribute } from '@percurso/journey/attribute';
import { TABLE_ATTRIBUTES } from '@percurso/journey/table-attributes';
import type { TriggerInfo } from '@percurso/journey/trigger-info';
import { readSenders } from '../channels/read-senders.ts';

/** What of a workspace a document is checked against. */
export interface WorkspaceFacts {
  triggers: TriggerInfo[];
  /** Own attributes that contacts are known to have. */
  contactAttributes: Pick<Attribute, 'name' | 'type'>[];
  /** Those that an SMS may name beside its channel's own. */
  senders: string[];
}

/** The workspace as `compile` needs it; a record trigger gives its table's columns. */
export async function readWorkspaceFacts(
  sql: Sql | Transaction,
  workspaceId: string,
): Promise<WorkspaceFacts> {
  const [rows, contactAttributes, senders] = await Promise.all([
    sql<TriggerInfo[]>`
      select key, name, state, kind, record, attributes from triggers
      where workspace_id = ${workspaceId} order by id`,
    readContactAttributes(sql, workspaceId),
    readSenders(sql, workspaceId),
  ]);
  const triggers = rows.map((row) =>
    row.kind === 'record'
      ? { ...row, attributes: [...TABLE_ATTRIBUTES[row.record?.table ?? 'case']] }
      : row,
  );
  return { triggers, contactAttributes, senders: senders.get('sms') ?? [] };
}
