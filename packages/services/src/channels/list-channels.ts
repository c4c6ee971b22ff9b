import { decryptSecret } from '@percurso/db/secrets/decrypt-secret';
import type { QuietTimes } from '@percurso/journey/quiet-times';
import { HttpSmsConfig } from '@percurso/messaging/http-sms-config';
import type { ServiceContext } from '../context.ts';
import type { Channel, FrequencyCap } from './channel-schema.ts';
import { ChannelName } from './channel-schema.ts';
import { readSenders } from './read-senders.ts';

/** Every channel with who delivers it, its senders, cap and quiet times; one nobody set keeps its messages here (`capture`). */
export async function listChannels({
  ctx,
}: {
  ctx: ServiceContext;
}): Promise<{ items: Channel[] }> {
  const { workspaceId, secret } = ctx;
  const { sql } = ctx.db;
  const [rows, caps, quiet, sendersOf] = await Promise.all([
    sql<StoredChannel[]>`
      select channel, provider, config, updated_at as "updatedAt" from channels
      where workspace_id = ${workspaceId}`,
    sql<(FrequencyCap & { channel: ChannelName })[]>`
      select channel, most, days from frequency_caps where workspace_id = ${workspaceId}`,
    sql<{ channel: ChannelName; settings: QuietTimes }[]>`
      select channel, settings from quiet_times where workspace_id = ${workspaceId}`,
    readSenders(sql, workspaceId),
  ]);
  const byName = new Map(rows.map((row) => [row.channel, row]));
  const capOf = new Map(caps.map(({ channel, most, days }) => [channel, { most, days }]));
  const quietOf = new Map(quiet.map(({ channel, settings }) => [channel, settings]));
  const items = ChannelName.options.map((channel): Channel => {
    const row = byName.get(channel);
    const own = {
      cap: capOf.get(channel) ?? null,
      quietTimes: quietOf.get(channel) ?? null,
      senders: sendersOf.get(channel) ?? [],
    };
    if (!row) return { channel, provider: 'capture', ...TELLS_NOTHING, ...own, updatedAt: null };
    const { provider, updatedAt } = row;
    const told =
      provider === 'http-sms' ? toldOf(decryptSecret(row.config, secret)) : TELLS_NOTHING;
    return { channel, provider, ...told, ...own, updatedAt: updatedAt.toISOString() };
  });
  return { items };
}

interface StoredChannel {
  channel: ChannelName;
  provider: Channel['provider'];
  /** Encrypted JSON of the provider's settings. */
  config: string;
  updatedAt: Date;
}

const TELLS_NOTHING = { host: null, sender: null };

/** What may be read back of a gateway's settings. */
function toldOf(config: string): Pick<Channel, 'host' | 'sender'> {
  const { url, from } = HttpSmsConfig.parse(JSON.parse(config));
  return { host: new URL(url).host, sender: from ?? null };
}
