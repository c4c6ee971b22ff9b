import type { ServiceContext } from '../context.ts';
import type { Channel } from './channel-schema.ts';
import { listChannels } from './list-channels.ts';

/**
 * Sets the senders that an SMS may name beside the channel's own. What names one that is taken out can no
 * longer be published; versions that run go on sending as it.
 */
export async function setSenders({
  ctx,
  input: { senders },
}: {
  ctx: ServiceContext;
  input: { senders: string[] };
}): Promise<Channel> {
  const { workspaceId } = ctx;
  const { sql } = ctx.db;
  await sql`
    insert into channel_senders (workspace_id, channel, senders, updated_at)
    values (${workspaceId}, 'sms', ${sql.json([...new Set(senders)])}, percurso_now())
    on conflict (workspace_id, channel) do update
    set senders = excluded.senders, updated_at = excluded.updated_at`;
  const { items } = await listChannels({ ctx });
  return items.find(({ channel }) => channel === 'sms') as Channel;
}
