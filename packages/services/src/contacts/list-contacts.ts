import { z } from 'zod';
import type { ServiceContext } from '../context.ts';
import type { Page, PageQuery } from '../paging.ts';
import { cutPage, decodeCursor } from '../paging.ts';
import type { ContactRow } from './contact-row.ts';
import { contactColumns, toContact } from './contact-row.ts';
import type { Contact, ContactQuery } from './contact-schema.ts';
import { contactMatches } from './contact-search.ts';

const Position = z.tuple([z.uuid()]);

/** Contacts of the workspace, newest first; `search` as in the contact's own words. */
export async function listContacts({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & ContactQuery;
}): Promise<Page<Contact>> {
  const { sql } = ctx.db;
  const after = decodeCursor(input.cursor, Position);
  const having = {
    phone: sql`phone is not null`,
    email: sql`email is not null`,
    none: sql`phone is null and email is null`,
  };
  const rows = await sql<ContactRow[]>`
    select ${contactColumns(sql)} from contacts c
    where workspace_id = ${ctx.workspaceId} and merged_into is null and erased_at is null
      and ${after ? sql`id < ${after[0]}` : sql`true`}
      and ${input.search ? contactMatches(sql, 'c', input.search) : sql`true`}
      and ${input.address ? having[input.address] : sql`true`}
    order by id desc
    limit ${input.limit + 1}`;
  const page = cutPage(rows, input.limit, (row) => [row.id]);
  return { items: page.rows.map(toContact), nextCursor: page.nextCursor };
}
