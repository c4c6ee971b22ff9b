import type { Sql } from '@percurso/db/connect';
import { z } from 'zod';
import { contactMatches } from '../contacts/contact-search.ts';
import { findContact } from '../contacts/find-contact.ts';
import type { ServiceContext } from '../context.ts';
import { foldText } from '../fold-text.ts';
import type { Page, PageQuery } from '../paging.ts';
import { cutPage, decodeCursor } from '../paging.ts';
import type { CaseRow } from './case-row.ts';
import { caseColumns, toCase } from './case-row.ts';
import type { Case, CaseQuery } from './case-schema.ts';

const Position = z.tuple([z.uuid()]);

/** Cases of the workspace, newest first; those that tests opened only where they are asked for. */
export async function listCases({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & CaseQuery;
}): Promise<Page<Case>> {
  const { sql } = ctx.db;
  const { workspaceId } = ctx;
  const after = decodeCursor(input.cursor, Position);
  const contactId =
    input.contactId && (await findContact(sql, { workspaceId, ref: input.contactId }));
  const rows = await sql<CaseRow[]>`
    select ${caseColumns(sql)} from cases k left join contacts c on c.id = k.contact_id
    where k.workspace_id = ${workspaceId}
      and ${after ? sql`k.id < ${after[0]}` : sql`true`}
      and ${contactId ? sql`k.contact_id = ${contactId}` : sql`true`}
      and ${input.tests === 'true' ? sql`true` : sql`not k.test`}
      and ${input.status ? sql`k.status = ${input.status}` : sql`true`}
      and ${input.search ? matches(sql, input.search) : sql`true`}
    order by k.id desc
    limit ${input.limit + 1}`;
  const page = cutPage(rows, input.limit, (row) => [row.id]);
  return { items: page.rows.map(toCase), nextCursor: page.nextCursor };
}

function matches(sql: Sql, search: string) {
  const number = search.replace(/^#/, '');
  return sql`(
    ${/^[0-9]{1,9}$/.test(number) ? sql`k.number = ${Number(number)}` : sql`false`}
    or strpos(${foldText(sql, sql`k.subject`)}, ${foldText(sql, sql`${search}::text`)}) > 0
    or (c.id is not null and ${contactMatches(sql, 'c', search)}))`;
}
