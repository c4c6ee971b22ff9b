import type { ServiceContext } from '../context.ts';
import type { ReleaseSending } from './release-schema.ts';

/**
 * Lets sending go on after it was held because the database was put back to an older state. What was
 * due in the gap is sent again, save where the provider knows message ids; of the classes in
 * `countAsSent` it is not, and counts as sent. It concerns the whole installation. Asked where nothing
 * is held, it does nothing.
 */
export async function releaseSending({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: ReleaseSending;
}): Promise<void> {
  const classes = [...new Set(input.countAsSent)];
  await ctx.db.sql`
    update beat set held_since = null, gap_sent = ${classes}::text[]
    where id = 1 and held_since is not null`;
}
