import { z } from 'zod';
import { findContact } from '../contacts/find-contact.ts';
import type { ServiceContext } from '../context.ts';
import { wasHeard } from './was-heard.ts';

/** What became of a contact's messages of one channel; tests of journeys are left out. */
export const MessageCounts = z
  .object({
    channel: z.enum(['sms', 'email']),
    sent: z.number().int(),
    delivered: z.number().int(),
    opened: z.number().int(),
    clicked: z.number().int(),
    failed: z.number().int(),
    notSent: z.number().int(),
    lastAt: z.iso.datetime().nullable().describe('When the last one was sent.'),
  })
  .meta({ id: 'MessageCounts' });
export type MessageCounts = z.infer<typeof MessageCounts>;

type Row = Omit<MessageCounts, 'lastAt'> & { lastAt: Date | null };

/** Each channel a contact has messages of: how many were sent, heard of, and not sent. */
export async function countMessages({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { contact: string };
}): Promise<{ items: MessageCounts[] }> {
  const { sql } = ctx.db;
  const { workspaceId } = ctx;
  const contactId = await findContact(sql, { workspaceId, ref: input.contact });
  const rows = await sql<Row[]>`
    select m.channel, count(*) filter (where m.state = 'accepted')::int as sent,
      count(*) filter (where ${wasHeard(sql, 'delivered')})::int as delivered,
      count(*) filter (where ${wasHeard(sql, 'opened')})::int as opened,
      count(*) filter (where ${wasHeard(sql, 'clicked')})::int as clicked,
      count(*) filter (where m.state = 'failed')::int as failed,
      count(*) filter (where m.state = 'skipped')::int as "notSent",
      max(m.handed_at) filter (where m.state = 'accepted') as "lastAt"
    from messages m
    where m.workspace_id = ${workspaceId} and m.contact_id = ${contactId} and not m.test
    group by m.channel order by m.channel desc`;
  return {
    items: rows.map((row) => ({ ...row, lastAt: row.lastAt?.toISOString() ?? null })),
  };
}
