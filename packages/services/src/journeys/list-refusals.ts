import { z } from 'zod';
import { toContactId } from '../contacts/contact-id.ts';
import { contactName } from '../contacts/contact-name.ts';
import type { ServiceContext } from '../context.ts';
import type { Page, PageQuery } from '../paging.ts';
import { cutPage, decodeCursor } from '../paging.ts';
import { findJourney } from './find-journey.ts';
import type { Refusal, RefusalsQuery } from './journey-numbers-schema.ts';
import { readPeriod } from './numbers-period.ts';

const Position = z.tuple([z.number().int()]);

type RefusalRow = Omit<Refusal, 'contact' | 'at'> & {
  seq: number;
  contactId: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  at: Date;
};

/** Events that did not lead into the journey, with why, newest first; of a period alone where one is given. */
export async function listRefusals({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & RefusalsQuery & { id: string };
}): Promise<Page<Refusal>> {
  const { sql } = ctx.db;
  const after = decodeCursor(input.cursor, Position);
  const { from = null, to = null } = readPeriod(input) ?? {};
  const { id } = await findJourney(sql, { workspaceId: ctx.workspaceId, id: input.id });
  const rows = await sql<RefusalRow[]>`
    select d.event_seq::float8 as seq, n.id as "eventId", n.contact_id as "contactId",
      ${contactName(sql, 'c')} as name, c.email, c.phone, v.number as "versionNumber",
      coalesce(d.reason, 'unknown') as reason, d.detail, n.attributes, d.at
    from event_decisions d
      join versions v on v.id = d.version_id
      join events n on n.seq = d.event_seq
      left join contacts c on c.id = n.contact_id
    where v.journey_id = ${id} and d.outcome = 'refused'
      and (n.only_journey_id is null or n.test is null)
      and ${from === null ? sql`true` : sql`d.at >= ${from}`}
      and ${to === null ? sql`true` : sql`d.at < ${to}`}
      and ${after ? sql`d.event_seq < ${after[0]}` : sql`true`}
    order by d.event_seq desc limit ${input.limit + 1}`;
  const page = cutPage(rows, input.limit, (row) => [row.seq]);
  return { items: page.rows.map(toRefusal), nextCursor: page.nextCursor };
}

function toRefusal({ seq, contactId, name, email, phone, at, ...row }: RefusalRow): Refusal {
  const contact = contactId && { id: toContactId(contactId), name, email, phone };
  return { ...row, contact: contact || null, at: at.toISOString() };
}
