import { z } from 'zod';
import type { ServiceContext } from '../context.ts';
import type { Page, PageQuery } from '../paging.ts';
import { cutPage, decodeCursor } from '../paging.ts';
import { requireTrigger } from '../triggers/require-trigger.ts';
import type { TriggerEvent } from './event-schema.ts';
import { readEvents } from './read-events.ts';

/** The last events of a trigger, newest first, also those that came while it was a draft. */
export async function listTriggerEvents({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { key: string } & PageQuery;
}): Promise<Page<TriggerEvent>> {
  const { sql } = ctx.db;
  const trigger = await requireTrigger(ctx, input.key);
  const before = decodeCursor(input.cursor, z.tuple([z.number().int()]));
  const rows = await readEvents(ctx, {
    where: sql`e.trigger_id = ${trigger.id} ${before ? sql`and e.seq < ${before[0]}` : sql``}`,
    limit: input.limit + 1,
  });
  const page = cutPage(rows, input.limit, ({ seq }) => [seq]);
  return { items: page.rows, nextCursor: page.nextCursor };
}
