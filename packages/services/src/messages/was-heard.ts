import type { ReportedKind } from '@percurso/blocks/kit/reported-kind';
import type { Sql, Transaction } from '@percurso/db/connect';

/** SQL condition on a message `m`: this was heard of it. */
export function wasHeard(sql: Sql | Transaction, kind: ReportedKind) {
  if (kind === 'delivered') return sql`m.delivery in ('delivered', 'complained')`;
  return sql`exists (
    select 1 from message_interactions i where i.message_id = m.id and i.kind = ${kind})`;
}
