import { decryptSecret } from '@percurso/db/secrets/decrypt-secret';
import { HttpSmsConfig } from '@percurso/messaging/http-sms-config';
import type { ServiceContext } from '../context.ts';
import type { Channel } from './channel-schema.ts';
import { ChannelName } from './channel-schema.ts';

/** Every channel with who delivers it; one that nobody set keeps its messages here (`capture`). */
export async function listChannels({
  ctx,
}: {
  ctx: ServiceContext;
}): Promise<{ items: Channel[] }> {
  const rows = await ctx.db.sql<StoredChannel[]>`
    select channel, provider, config, updated_at as "updatedAt" from channels
    where workspace_id = ${ctx.workspaceId}`;
  const byName = new Map(rows.map((row) => [row.channel, row]));
  const items = ChannelName.options.map((channel): Channel => {
    const row = byName.get(channel);
    if (!row) return { channel, provider: 'capture', host: null, updatedAt: null };
    const { provider, updatedAt } = row;
    const host = provider === 'http-sms' ? hostOf(decryptSecret(row.config, ctx.secret)) : null;
    return { channel, provider, host, updatedAt: updatedAt.toISOString() };
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

function hostOf(config: string): string {
  return new URL(HttpSmsConfig.parse(JSON.parse(config)).url).host;
}
