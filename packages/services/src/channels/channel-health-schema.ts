import { z } from 'zod';
import { ChannelName } from './channel-schema.ts';

export const SendTest = z
  .strictObject({
    to: z.string().trim().min(1).max(320).describe('A phone number, or an e-mail address.'),
    text: z.string().trim().min(1).max(500).describe('The word TEST is put before it.'),
  })
  .meta({ id: 'SendTest' });
export type SendTest = z.infer<typeof SendTest>;

/** A message that was sent to try a channel, and what the provider answered. */
export const ChannelTest = z
  .object({
    id: z.uuid(),
    channel: ChannelName,
    provider: z.string(),
    to: z.string(),
    subject: z.string().nullable(),
    body: z.string(),
    state: z
      .enum(['accepted', 'failed', 'not-taken', 'unclear'])
      .describe('`not-taken`: clearly not accepted, so it may be tried again.'),
    reason: z.string().nullable(),
    detail: z.string().nullable().describe('What the provider wrote beside its refusal.'),
    providerId: z.string().nullable(),
    latencyMs: z.number().int().describe('Until the provider had answered.'),
    by: z.string().nullable().describe('Who sent it.'),
    at: z.iso.datetime(),
  })
  .meta({ id: 'ChannelTest' });
export type ChannelTest = z.infer<typeof ChannelTest>;

const ChannelHealth = z
  .object({
    channel: ChannelName,
    state: z
      .enum(['unused', 'working', 'failing'])
      .describe(
        '`unused`: nothing known was accepted, or refused of late. `failing`: nothing was accepted since a message was refused.',
      ),
    lastSentAt: z.iso.datetime().nullable().describe('When the provider last accepted a message.'),
    failingSince: z.iso.datetime().nullable(),
    failures: z
      .array(
        z.object({
          reason: z.string(),
          lastHour: z.number().int(),
          lastDay: z.number().int(),
        }),
      )
      .describe('Of the last day by reason, most first.'),
    due: z
      .number()
      .int()
      .describe('People of live journeys whose message is due and not answered for yet.'),
    limitedUntil: z.iso
      .datetime()
      .nullable()
      .describe('Until then the provider wants no messages.'),
    heldSince: z.iso
      .datetime()
      .nullable()
      .describe('Sending is held since the database was put back to an older state.'),
    tests: z.array(ChannelTest).describe('The newest ones.'),
  })
  .meta({ id: 'ChannelHealth' });
export type ChannelHealth = z.infer<typeof ChannelHealth>;

export const ChannelHealthList = z
  .object({ items: z.array(ChannelHealth) })
  .meta({ id: 'ChannelHealthList' });
