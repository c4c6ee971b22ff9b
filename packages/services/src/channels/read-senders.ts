import type { Sql, Transaction } from '@percurso/db/connect';
import type { ChannelName } from './channel-schema.ts';

/** By channel: the senders that a message may name beside the channel's own. */
export async function readSenders(
  sql: Sql | Transaction,
  workspaceId: string,
): Promise<Map<ChannelName, string[]>> {
  const rows = await sql<{ channel: ChannelName; senders: string[] }[]>`
    select channel, senders from channel_senders where workspace_id = ${workspaceId}`;
  return new Map(rows.map(({ channel, senders }) => [channel, senders]));
}
