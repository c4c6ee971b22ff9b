import type { Sql } from '@percurso/db/connect';
import { toContactId } from '../contacts/contact-id.ts';
import { contactName } from '../contacts/contact-name.ts';
import type { Message } from './message-schema.ts';

export type MessageRow = Omit<Message, 'createdAt' | 'heldUntil' | 'handedAt'> & {
  createdAt: Date;
  heldUntil: Date | null;
  handedAt: Date | null;
};

/** The columns of {@link MessageRow} from `messages m join contacts c join journeys j`. */
export function messageColumns(sql: Sql) {
  return sql`m.id, m.contact_id as "contactId", ${contactName(sql, 'c')} as "contactName",
    m.journey_id as "journeyId", j.name as "journeyName", m.block_id as "blockId", m.channel,
    m.class, m.state, m.delivery, m.reason, m."to", m.sender, m.subject, m.body, m.test, m.created_at as "createdAt",
    m.held_until as "heldUntil",
    m.handed_at as "handedAt"`;
}

/** A message as the API shows it. */
export function toMessage<Row extends MessageRow>(row: Row) {
  return {
    ...row,
    contactId: toContactId(row.contactId),
    createdAt: row.createdAt.toISOString(),
    heldUntil: row.heldUntil?.toISOString() ?? null,
    handedAt: row.handedAt?.toISOString() ?? null,
  };
}
