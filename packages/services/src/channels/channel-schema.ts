import { HttpSmsConfig } from '@percurso/messaging/http-sms-config';
import { z } from 'zod';

export const ChannelName = z.enum(['sms', 'email']);
export type ChannelName = z.infer<typeof ChannelName>;

/** Who delivers a channel. The settings of a provider are written, never read back. */
export const ChannelSettings = z
  .discriminatedUnion('provider', [
    z.strictObject({ provider: z.literal('capture') }),
    z.strictObject({
      provider: z.literal('http-sms'),
      config: z.strictObject(HttpSmsConfig.shape),
    }),
  ])
  .meta({ id: 'ChannelSettings' });
export type ChannelSettings = z.infer<typeof ChannelSettings>;

export const Channel = z
  .object({
    channel: ChannelName,
    provider: z.enum(['capture', 'http-sms']),
    host: z.string().nullable().describe('Where a gateway is, without its credentials.'),
    updatedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Channel' });
export type Channel = z.infer<typeof Channel>;

export const ChannelList = z.object({ items: z.array(Channel) }).meta({ id: 'ChannelList' });
