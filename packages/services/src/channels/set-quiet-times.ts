import type { QuietTimes } from '@percurso/journey/quiet-times';
import type { ServiceContext } from '../context.ts';
import type { Channel, ChannelName } from './channel-schema.ts';
import { listChannels } from './list-channels.ts';

/**
 * Sets when messages of a channel go out; null is at any time. Acts at once on messages to come; those
 * held already are judged again when their time comes.
 */
export async function setQuietTimes({
  ctx,
  input: { channel, quietTimes },
}: {
  ctx: ServiceContext;
  input: { channel: ChannelName; quietTimes: QuietTimes | null };
}): Promise<Channel> {
  const { workspaceId } = ctx;
  const { sql } = ctx.db;
  if (quietTimes) {
    await sql`
      insert into quiet_times (workspace_id, channel, settings, updated_at)
      values (${workspaceId}, ${channel}, ${sql.json(quietTimes)}, percurso_now())
      on conflict (workspace_id, channel) do update
      set settings = excluded.settings, updated_at = excluded.updated_at`;
  } else {
    await sql`
      delete from quiet_times where workspace_id = ${workspaceId} and channel = ${channel}`;
  }
  const { items } = await listChannels({ ctx });
  return items.find((one) => one.channel === channel) as Channel;
}
