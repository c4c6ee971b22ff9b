import type { ServiceContext } from '../context.ts';

/**
 * Lets sending go on after it was held because the database was put back to an older state. What was
 * sent since that state was saved is sent again, save where the provider knows message ids. It
 * concerns the whole installation. Asked where nothing is held, it does nothing.
 */
export async function releaseSending({ ctx }: { ctx: ServiceContext }): Promise<void> {
  await ctx.db.sql`update beat set held_since = null where id = 1`;
}
