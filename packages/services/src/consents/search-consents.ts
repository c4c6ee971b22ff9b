import { z } from 'zod';
import { toContactId } from '../contacts/contact-id.ts';
import { contactName } from '../contacts/contact-name.ts';
import { contactMatches } from '../contacts/contact-search.ts';
import type { ServiceContext } from '../context.ts';
import type { Page, PageQuery } from '../paging.ts';
import { cutPage, decodeCursor } from '../paging.ts';
import type { ConsentRow } from './consent-row.ts';
import { toConsent } from './consent-row.ts';
import type { ConsentItem, ConsentQuery } from './consent-schema.ts';

const Position = z.tuple([z.uuid()]);

type Row = ConsentRow & { contactId: string; contactName: string | null };

/** What holds for each contact point and purpose of the workspace, what was recorded last first. */
export async function searchConsents({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery & ConsentQuery;
}): Promise<Page<ConsentItem>> {
  const { sql } = ctx.db;
  const after = decodeCursor(input.cursor, Position);
  const is = (column: string, value: string | undefined) =>
    value ? sql`${sql(column)} = ${value}` : sql`true`;
  const { search } = input;
  const rows = await sql<Row[]>`
    select n.id, n.channel, n.address, n.purpose, n.state, n.source, n.reason, n.by, n.at,
      n.contact_id as "contactId", ${contactName(sql, 'c')} as "contactName"
    from consents n join contacts c on c.id = n.contact_id
    where n.workspace_id = ${ctx.workspaceId}
      and ${after ? sql`n.id < ${after[0]}` : sql`true`}
      and ${is('n.channel', input.channel)} and ${is('n.purpose', input.purpose)}
      and ${is('n.state', input.state)} and ${is('n.source', input.source)}
      and ${search ? sql`(strpos(lower(n.address), lower(${search})) > 0 or ${contactMatches(sql, 'c', search)})` : sql`true`}
      and not exists (
        select 1 from consents later
        where later.workspace_id = n.workspace_id and later.channel = n.channel
          and later.address = n.address and later.purpose = n.purpose and later.id > n.id)
    order by n.id desc
    limit ${input.limit + 1}`;
  const page = cutPage(rows, input.limit, (row) => [row.id]);
  return {
    items: page.rows.map(({ contactId, contactName: name, ...row }) => ({
      ...toConsent(row),
      contactId: toContactId(contactId),
      contactName: name,
    })),
    nextCursor: page.nextCursor,
  };
}
