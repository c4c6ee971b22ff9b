import { z } from 'zod';
import type { ServiceContext } from '../context.ts';
import type { Page, PageQuery } from '../paging.ts';
import { cutPage, decodeCursor } from '../paging.ts';
import type { Member } from './member-schema.ts';
import { readMembers } from './read-members.ts';

/** A page of the workspace's members, oldest first. */
export async function listMembers({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery;
}): Promise<Page<Member>> {
  const { sql } = ctx.db;
  const after = decodeCursor(input.cursor, z.tuple([z.uuid()]));
  const rows = await readMembers(sql, {
    workspaceId: ctx.workspaceId,
    where: after ? sql`m.id > ${after[0]}` : sql`true`,
    limit: input.limit + 1,
  });
  const page = cutPage(rows, input.limit, ({ id }) => [id]);
  return { items: page.rows, nextCursor: page.nextCursor };
}
