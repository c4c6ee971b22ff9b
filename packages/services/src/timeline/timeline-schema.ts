import { JsonValue } from '@percurso/journey/json-value';
import { z } from 'zod';

const TimelineType = z.enum([
  'event',
  'refused',
  'entered',
  'step',
  'left',
  'goal',
  'message',
  'case-opened',
  'case-changed',
  'consent',
]);

const columns = z.record(z.string(), JsonValue);

/** One thing that happened with a contact. Which facts are there depends on the type. */
export const TimelineEntry = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    type: TimelineType,
    triggerKey: z
      .string()
      .optional()
      .describe('Of the event; of a step, the trigger its journey starts on.'),
    triggerName: z.string().optional(),
    eventId: z.uuid().optional(),
    outcome: z.string().optional().describe('What became of the event; absent while pending.'),
    attributes: columns.optional(),
    journeyId: z.uuid().optional(),
    journeyName: z.string().optional(),
    versionNumber: z.number().int().optional(),
    enrolmentId: z.uuid().optional(),
    goalId: z.string().optional(),
    goalName: z.string().optional(),
    hadLeft: z
      .boolean()
      .optional()
      .describe('Of a goal: it was reached after the end, within its time.'),
    blockId: z.string().optional(),
    blockKind: z.string().optional(),
    blockName: z.string().optional(),
    port: z.string().optional(),
    portName: z.string().optional().describe('What the author calls the port, if anything.'),
    portWord: z.string().optional().describe('Which of its kind’s words names the port.'),
    portTrigger: z
      .object({ key: z.string(), name: z.string() })
      .optional()
      .describe('The trigger whose event leads out by the port.'),
    reason: z.string().optional(),
    detail: JsonValue.optional(),
    messageId: z.uuid().optional(),
    channel: z.enum(['sms', 'email']).optional(),
    subject: z.string().optional(),
    to: z.string().optional(),
    sender: z.string().optional().describe('As whom a message was sent.'),
    heldUntil: z.iso
      .datetime()
      .optional()
      .describe('Until when a message is held in a quiet time, or was.'),
    test: z.boolean().optional().describe('Of a test of the journey.'),
    state: z.string().optional().describe('Of a message, a consent, or how the journey was left.'),
    caseId: z.uuid().optional(),
    caseNumber: z.number().int().optional(),
    before: columns.optional(),
    after: columns.optional(),
    source: z.string().optional(),
    by: z.string().optional(),
    purpose: z.string().optional(),
    address: z.string().optional(),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** What the timeline can be narrowed to. */
export const TimelineTopic = z.enum(['triggers', 'journeys', 'messages', 'cases', 'consent']);
export type TimelineTopic = z.infer<typeof TimelineTopic>;

export const TimelineQuery = z.object({
  topic: TimelineTopic.optional().describe('Only what belongs to it; refusals are of journeys.'),
  before: z.iso
    .datetime()
    .optional()
    .describe('Only what happened before that; the newest of it comes first.'),
});
export type TimelineQuery = z.infer<typeof TimelineQuery>;
