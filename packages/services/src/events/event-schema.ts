import { JsonValue } from '@percurso/journey/json-value';
import { parseInstant } from '@percurso/journey/parse-instant';
import { z } from 'zod';
import { pageOf } from '../paging.ts';
import type { ProblemCode } from '../problem-code.ts';

/** How an event says who it is about; any one is enough. An unknown id is refused, others create. */
export const EventContact = z
  .strictObject({
    id: z.string().max(100).optional().describe('Our id, `con_…`.'),
    externalId: z.string().trim().min(1).max(200).optional(),
    email: z.string().max(320).optional(),
    phone: z.string().max(50).optional().describe('E.164, such as +5511999990000.'),
  })
  .refine((contact) => Object.values(contact).some((value) => value !== undefined), {
    error: 'give one of id, externalId, email or phone',
    params: { code: 'event-contact-missing' satisfies ProblemCode },
  })
  .meta({ id: 'EventContact' });
export type EventContact = z.infer<typeof EventContact>;

/** A plain instant since 1970. */
export const Instant = z
  .string()
  .max(40)
  .refine(isPlainInstant, {
    error: 'expected an instant such as 2026-01-31T09:30:00Z',
    params: { code: 'wrong-type' satisfies ProblemCode, values: { expected: 'date-time' } },
  });

export const IngestEvent = z
  .strictObject({
    messageId: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('Yours, so that sending twice counts once; 30 days. Made by us where left out.'),
    trigger: z.string().min(1).max(64).describe('Key of the trigger.'),
    contact: EventContact,
    attributes: z
      .record(z.string().max(64), JsonValue)
      .default({})
      .describe('Of those the trigger has, one left out is null; a required one is refused then.'),
    key: z.string().min(1).max(200).optional().describe('Tells runs of one contact apart.'),
    occurredAt: Instant.optional().describe('When it happened; when it was received, if left out.'),
  })
  .meta({ id: 'IngestEvent' });
export type IngestEvent = z.infer<typeof IngestEvent>;

export const maxEvents = 1000;

export const IngestRequest = z
  .strictObject({
    events: z
      .array(IngestEvent)
      .min(1, 'expected at least one event')
      .max(maxEvents, `expected at most ${maxEvents} events in one request`),
  })
  .meta({ id: 'IngestRequest' });
export type IngestRequest = z.infer<typeof IngestRequest>;

export const IngestAnswer = z
  .object({ accepted: z.number().int(), duplicates: z.number().int() })
  .meta({ id: 'IngestAnswer' });
export type IngestAnswer = z.infer<typeof IngestAnswer>;

const EventOutcome = z.enum([
  'pending',
  'draft',
  'enrolled',
  'woke',
  'exited',
  'goal',
  'refused',
  'no-person',
  'no-match',
  'failed',
]);

/** What became of an event in one journey that was considered. */
const EventDecision = z
  .object({
    journeyId: z.uuid(),
    journeyName: z.string(),
    versionNumber: z.number().int(),
    outcome: z.enum(['enrolled', 'woke', 'exited', 'goal', 'refused']),
    reason: z.string().nullable(),
    detail: JsonValue,
    enrolmentId: z.uuid().nullable(),
  })
  .meta({ id: 'EventDecision' });

export const TriggerEvent = z
  .object({
    id: z.uuid(),
    seq: z.number().int(),
    triggerKey: z.string(),
    contact: z.object({ id: z.string(), name: z.string() }).nullable(),
    attributes: z.record(z.string(), JsonValue),
    key: z.string().nullable(),
    occurredAt: z.iso.datetime(),
    receivedAt: z.iso.datetime(),
    outcome: EventOutcome,
    reason: z.string().nullable(),
    test: z.boolean(),
    decisions: z.array(EventDecision),
  })
  .meta({ id: 'TriggerEvent' });
export type TriggerEvent = z.infer<typeof TriggerEvent>;

export const TriggerEventPage = pageOf(TriggerEvent);

function isPlainInstant(text: string): boolean {
  const at = parseInstant(text);
  return at !== null && at >= 0;
}
