import type { ServiceContext } from '../context.ts';
import type { Channel, ChannelName, FrequencyCap } from './channel-schema.ts';
import { listChannels } from './list-channels.ts';

/** Sets how many commercial messages of a channel a contact gets at most; null lifts the cap. Acts at once. */
export async function setCap({
  ctx,
  input: { channel, cap },
}: {
  ctx: ServiceContext;
  input: { channel: ChannelName; cap: FrequencyCap | null };
}): Promise<Channel> {
  const { workspaceId } = ctx;
  const { sql } = ctx.db;
  if (cap) {
    await sql`
      insert into frequency_caps (workspace_id, channel, most, days, updated_at)
      values (${workspaceId}, ${channel}, ${cap.most}, ${cap.days}, percurso_now())
      on conflict (workspace_id, channel) do update
      set most = excluded.most, days = excluded.days, updated_at = excluded.updated_at`;
  } else {
    await sql`
      delete from frequency_caps where workspace_id = ${workspaceId} and channel = ${channel}`;
  }
  const { items } = await listChannels({ ctx });
  return items.find((one) => one.channel === channel) as Channel;
}
