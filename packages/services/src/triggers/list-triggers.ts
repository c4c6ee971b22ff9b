import { z } from 'zod';
import type { ServiceContext } from '../context.ts';
import type { Page } from '../paging.ts';
import { cutPage, decodeCursor, PageQuery } from '../paging.ts';
import { findTriggerUses } from './find-trigger-uses.ts';
import { triggerColumns, viewTrigger } from './read-trigger.ts';
import type { Trigger } from './trigger-schema.ts';
import { TriggerState } from './trigger-schema.ts';

export const ListTriggersQuery = PageQuery.extend({
  search: z.string().max(200).optional(),
  state: TriggerState.optional(),
});
export type ListTriggersQuery = z.infer<typeof ListTriggersQuery>;

/** A page of the catalogue by name, the built-in ones last; `search` looks in name, key and description. */
export async function listTriggers({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: ListTriggersQuery;
}): Promise<Page<Trigger>> {
  const { sql } = ctx.db;
  const after = decodeCursor(input.cursor, z.tuple([z.number(), z.string(), z.string()]));
  const words = input.search?.trim().replace(/[\\%_]/g, '\\$&');
  const stored = await sql<Parameters<typeof viewTrigger>[0][]>`
    select ${sql.unsafe(triggerColumns)} from triggers
    where workspace_id = ${ctx.workspaceId}
      ${input.state ? sql`and state = ${input.state}` : sql``}
      ${words ? sql`and concat_ws(' ', name, key, description) ilike ${`%${words}%`}` : sql``}
      ${after ? sql`and (built_in::int, lower(name), key) > (${after[0]}, ${after[1]}, ${after[2]})` : sql``}
    order by built_in, lower(name), key
    limit ${input.limit + 1}`;
  const { rows, nextCursor } = cutPage(stored.map(viewTrigger), input.limit, (row) => [
    Number(row.builtIn),
    row.name.toLowerCase(),
    row.key,
  ]);
  const uses = await findTriggerUses(
    ctx,
    rows.map((row) => row.key),
  );
  return { items: rows.map((row) => ({ ...row, usedIn: uses.get(row.key) ?? [] })), nextCursor };
}
