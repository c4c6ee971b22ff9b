import { QuietTimes } from '@percurso/journey/quiet-times';
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

/** At most so many commercial messages to one contact within so many days. */
export const FrequencyCap = z
  .strictObject({
    most: z.number().int().min(1).max(1_000),
    days: z.number().int().min(1).max(366).describe('Of 24 hours each, up to the sending.'),
  })
  .meta({ id: 'FrequencyCap' });
export type FrequencyCap = z.infer<typeof FrequencyCap>;

export const ChannelCap = z
  .strictObject({ cap: FrequencyCap.nullable().describe('Null: any number.') })
  .meta({ id: 'ChannelCap' });

export const ChannelQuietTimes = z
  .strictObject({
    quietTimes: QuietTimes.nullable().describe('Null: messages go out at any time.'),
  })
  .meta({ id: 'ChannelQuietTimes' });

/** Those that a message may name. */
export const ChannelSenders = z
  .strictObject({
    senders: z
      .array(z.string().trim().min(1).max(50))
      .max(50)
      .describe('Numbers or names that the gateway takes as `from`, beside its own.'),
  })
  .meta({ id: 'ChannelSenders' });
export type ChannelSenders = z.infer<typeof ChannelSenders>;

export const Channel = z
  .object({
    channel: ChannelName,
    provider: z.enum(['capture', 'http-sms']),
    host: z.string().nullable().describe('Where a gateway is, without its credentials.'),
    sender: z.string().nullable().describe('What its messages are said to come from.'),
    senders: z.array(z.string()).describe('Others that a message of a journey may name.'),
    cap: FrequencyCap.nullable().describe('Of commercial messages to one contact.'),
    quietTimes: QuietTimes.nullable().describe('When its messages go out; null: at any time.'),
    updatedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Channel' });
export type Channel = z.infer<typeof Channel>;

export const ChannelList = z.object({ items: z.array(Channel) }).meta({ id: 'ChannelList' });
