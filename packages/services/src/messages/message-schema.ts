import { ReportedKind } from '@percurso/blocks/kit/reported-kind';
import { JsonValue } from '@percurso/journey/json-value';
import { z } from 'zod';
import { NumbersFilter } from '../journeys/journey-numbers-schema.ts';
import { MessageInteraction } from './interaction-schema.ts';

const MessageState = z.enum([
  'reserved',
  'handed',
  'accepted',
  'failed',
  'unknown',
  'skipped',
  'deferred',
]);

/** To whom a message goes, and why it does not. */
export const MessageContent = z.object({
  channel: z.enum(['sms', 'email']),
  class: z.enum(['transactional', 'commercial']),
  reason: z.string().nullable().describe('Why it failed, was skipped or is unclear.'),
  to: z.string().nullable(),
  sender: z.string().nullable().describe('As whom; null where the provider decides.'),
  subject: z.string().nullable(),
});

/** One send to one contact point, as it was written. */
export const Message = z
  .object({
    id: z.uuid(),
    contactId: z.string(),
    contactName: z.string().nullable(),
    journeyId: z.uuid(),
    journeyName: z.string().nullable(),
    blockId: z.string(),
    ...MessageContent.shape,
    state: MessageState,
    delivery: z.enum(['none', 'delivered', 'bounced', 'complained']),
    body: z.string(),
    test: z.boolean().describe('Of a test of the journey: in no numbers.'),
    createdAt: z.iso.datetime(),
    heldUntil: z.iso
      .datetime()
      .nullable()
      .describe('Until when it is held in a quiet time, or was; `deferred`: it is held still.'),
    handedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Message' });
export type Message = z.infer<typeof Message>;

/** One check before the send, with what it looked at. */
export const Gate = z
  .object({
    gate: z.string(),
    outcome: z.enum(['pass', 'skip', 'defer']),
    reason: z.string().optional(),
    inputs: z.record(z.string(), JsonValue),
  })
  .meta({ id: 'Gate' });

export const MessageDetail = z
  .object({
    ...Message.shape,
    gates: z.array(Gate).describe('In the order they were checked.'),
    html: z.string().nullable(),
    enrolmentId: z.uuid(),
    versionId: z.uuid(),
    versionNumber: z.number().int().nullable(),
    visit: z.number().int(),
    attempt: z.number().int(),
    provider: z.string().nullable(),
    providerId: z.string().nullable(),
    interactions: z.array(MessageInteraction).describe('What was heard of it, oldest first.'),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'MessageDetail' });
export type MessageDetail = z.infer<typeof MessageDetail>;

/** Which message, to whom: would they get it now? */
export const ExplainMessage = z
  .strictObject({
    contactId: z.string().min(1).max(300).describe('`con_…` or the external id.'),
    journeyId: z.uuid(),
    blockId: z.string().min(1).max(16),
  })
  .meta({ id: 'ExplainMessage' });
export type ExplainMessage = z.infer<typeof ExplainMessage>;

export const MessageExplanation = z
  .object({
    ...MessageContent.omit({ subject: true, sender: true }).shape,
    verdict: z.enum(['send', 'defer', 'skip']),
    gates: z.array(Gate).describe('In the order they were checked.'),
    at: z.iso.datetime(),
  })
  .meta({ id: 'MessageExplanation' });
export type MessageExplanation = z.infer<typeof MessageExplanation>;

export const MessageQuery = z.object({
  contactId: z.string().max(300).optional().describe('`con_…` or the external id.'),
  journeyId: z.uuid().optional(),
  blockId: z.string().max(16).optional(),
  version: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe('Only of this version of the journey, without test runs, as its numbers count.'),
  state: MessageState.optional(),
  channel: z.enum(['sms', 'email']).optional(),
  to: z.string().max(320).optional().describe('The contact point, as it is stored.'),
  heard: ReportedKind.optional().describe(
    'Of which this was heard; opening, clicking and answering count as delivered.',
  ),
  enteredFrom: NumbersFilter.shape.from.describe(
    'Only of people who came into the journey at this time or later, without test runs, as its numbers count with `from`.',
  ),
  enteredTo: NumbersFilter.shape.to.describe(
    'Only of people who came into the journey before this time, as its numbers count with `to`.',
  ),
  reachedBy: NumbersFilter.shape.channel.describe(
    'Only of people to whom the journey has sent a message by this channel, as its numbers count with `channel`.',
  ),
});
export type MessageQuery = z.infer<typeof MessageQuery>;
