import { z } from 'zod';
import { findContact } from '../contacts/find-contact.ts';
import type { ServiceContext } from '../context.ts';
import { ofPeriod, readPeriod } from '../journeys/numbers-period.ts';
import type { Page, PageQuery } from '../paging.ts';
import { cutPage, decodeCursor } from '../paging.ts';
import type { MessageRow } from './message-row.ts';
import { messageColumns, toMessage } from './message-row.ts';
import type { Message, MessageQuery } from './message-schema.ts';
import { wasHeard } from './was-heard.ts';

const Position = z.tuple([z.iso.datetime(), z.uuid()]);

/** Messages of the workspace, newest first. */
export async function listMessages({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & MessageQuery;
}): Promise<Page<Message>> {
  const { sql } = ctx.db;
  const { workspaceId } = ctx;
  const after = decodeCursor(input.cursor, Position);
  const period = readPeriod(
    { from: input.enteredFrom, to: input.enteredTo, channel: input.reachedBy },
    { from: 'enteredFrom', to: 'enteredTo' },
  );
  const people = period
    ? sql`exists (select from enrolments e where e.id = m.enrolment_id and ${ofPeriod(sql, period)})`
    : sql`true`;
  const ofVersion = input.version
    ? sql`not m.test and m.version_id in (select v.id from versions v
        where v.journey_id = m.journey_id and v.number = ${input.version})`
    : sql`true`;
  const contactId =
    input.contactId && (await findContact(sql, { workspaceId, ref: input.contactId }));
  const is = (column: string, value: string | undefined) =>
    value ? sql`${sql(column)} = ${value}` : sql`true`;
  const rows = await sql<MessageRow[]>`
    select ${messageColumns(sql)} from messages m
      join contacts c on c.id = m.contact_id
      left join journeys j on j.id = m.journey_id
    where m.workspace_id = ${workspaceId}
      and ${after ? sql`(m.created_at, m.id) < (${after[0]}, ${after[1]})` : sql`true`}
      and ${is('m.contact_id', contactId)}
      and ${is('m.journey_id', input.journeyId)}
      and ${is('m.block_id', input.blockId)}
      and ${ofVersion}
      and ${is('m.state', input.state)}
      and ${is('m.channel', input.channel)}
      and ${is('m.to', input.to)}
      and ${people}
      and ${input.heard ? wasHeard(sql, input.heard) : sql`true`}
    order by m.created_at desc, m.id desc
    limit ${input.limit + 1}`;
  const page = cutPage(rows, input.limit, (row) => [row.createdAt.toISOString(), row.id]);
  return { items: page.rows.map(toMessage), nextCursor: page.nextCursor };
}
