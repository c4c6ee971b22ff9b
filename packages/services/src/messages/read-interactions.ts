import type { ReportedKind } from '@percurso/blocks/kit/reported-kind';
import type { Sql, Transaction } from '@percurso/db/connect';
import type { MessageInteraction } from './interaction-schema.ts';

interface InteractionRow {
  id: string;
  kind: ReportedKind;
  detail: { link?: string; reason?: string; text?: string };
  source: string;
  at: Date;
}

/** What was heard of a message, in the order it was. */
export async function readInteractions(
  sql: Sql | Transaction,
  messageId: string,
): Promise<MessageInteraction[]> {
  const rows = await sql<InteractionRow[]>`
    select id, kind, detail, source, at from message_interactions
    where message_id = ${messageId} order by id`;
  return rows.map(({ detail, at, ...row }) => ({
    ...row,
    link: detail.link ?? null,
    reason: detail.reason ?? null,
    text: detail.text ?? null,
    at: at.toISOString(),
  }));
}
