import { z } from 'zod';
import type { ServiceContext } from '../context.ts';
import type { Page, PageQuery } from '../paging.ts';
import { cutPage, decodeCursor } from '../paging.ts';
import type { ApiKey } from './api-key-schema.ts';

interface StoredKey extends Omit<ApiKey, 'createdAt' | 'lastUsedAt'> {
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** A page of the keys that are valid, newest first; a key itself is never shown again. */
export async function listApiKeys({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: PageQuery;
}): Promise<Page<ApiKey>> {
  const { sql } = ctx.db;
  const before = decodeCursor(input.cursor, z.tuple([z.uuid()]));
  const rows = await sql<StoredKey[]>`
    select id, name, prefix, scopes, origins, created_at as "createdAt",
      last_used_at as "lastUsedAt"
    from api_keys
    where workspace_id = ${ctx.workspaceId} and revoked_at is null
      ${before ? sql`and id < ${before[0]}` : sql``}
    order by id desc limit ${input.limit + 1}`;
  const page = cutPage(rows, input.limit, ({ id }) => [id]);
  const items = page.rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }));
  return { items, nextCursor: page.nextCursor };
}
