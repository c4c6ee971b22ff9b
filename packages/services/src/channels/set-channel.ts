import { encryptSecret } from '@percurso/db/secrets/encrypt-secret';
import type { ServiceContext } from '../context.ts';
import { ServiceError } from '../service-error.ts';
import type { Channel, ChannelName, ChannelSettings } from './channel-schema.ts';
import { listChannels } from './list-channels.ts';

/** Sets who delivers a channel; settings are stored encrypted. Throws `invalid` for another channel's. */
export async function setChannel({
  ctx,
  input: { channel, settings },
}: {
  ctx: ServiceContext;
  input: { channel: ChannelName; settings: ChannelSettings };
}): Promise<Channel> {
  if (settings.provider === 'http-sms' && channel !== 'sms') {
    const message = `http-sms delivers sms, not ${channel}; choose capture`;
    throw new ServiceError('invalid', {
      detail: `provider: ${message}.`,
      errors: [
        { path: 'provider', message, code: 'provider-not-for-channel', values: { channel } },
      ],
    });
  }
  const config = settings.provider === 'capture' ? {} : settings.config;
  const encrypted = encryptSecret(JSON.stringify(config), ctx.secret);
  await ctx.db.sql`
    insert into channels (workspace_id, channel, provider, config, updated_at)
    values (${ctx.workspaceId}, ${channel}, ${settings.provider}, ${encrypted}, percurso_now())
    on conflict (workspace_id, channel) do update
    set provider = excluded.provider, config = excluded.config, next_send_at = null,
      updated_at = excluded.updated_at`;
  const { items } = await listChannels({ ctx });
  return items.find((one) => one.channel === channel) as Channel;
}
