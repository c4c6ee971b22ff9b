import { BlockId, JourneyDocument } from '@percurso/journey/document';
import { JsonValue } from '@percurso/journey/json-value';
import { z } from 'zod';
import { Instant } from '../events/event-schema.ts';
import { SimulationSetup } from '../journeys/simulation-schema.ts';

const Span = z.strictObject({
  amount: z.number().int().min(0).max(1_000_000),
  unit: z.enum(['seconds', 'minutes', 'hours', 'days', 'weeks']),
});
const Visit = z.number().int().min(1).max(1000);

/** One thing that must be so when the simulation is over. */
const Expectation = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('message'),
      blockId: BlockId,
      visit: Visit.default(1),
      sent: z.boolean().default(true).describe('False: the gates let it not out.'),
      contains: z.string().min(1).max(2000).optional().describe('In its subject or its text.'),
      reason: z.string().max(200).optional().describe('Why it is not sent.'),
      at: Instant.optional(),
      after: Span.optional().describe('Since the event.'),
      tolerance: Span.default({ amount: 5, unit: 'minutes' }),
    }),
    z.strictObject({ type: z.literal('no-message'), blockId: BlockId }),
    z.strictObject({
      type: z.literal('port'),
      blockId: BlockId,
      port: z.string().min(1).max(50),
      visit: Visit.optional().describe('Any visit, if left out.'),
    }),
    z.strictObject({
      type: z.literal('ended'),
      status: z.enum(['finished', 'exited']).optional(),
      reason: z.string().max(300).optional(),
    }),
    z.strictObject({
      type: z.literal('refused'),
      reason: z.string().max(100).optional().describe('Why the event lets nobody in.'),
    }),
    z.strictObject({ type: z.literal('variable'), name: z.string().max(64), value: JsonValue }),
  ])
  .meta({ id: 'Expectation' });
export type Expectation = z.infer<typeof Expectation>;

/** Given this event and this person, what has to happen. */
export const JourneyTestDefinition = z
  .strictObject({ ...SimulationSetup.shape, expect: z.array(Expectation).min(1).max(100) })
  .meta({ id: 'JourneyTestDefinition' });
export type JourneyTestDefinition = z.infer<typeof JourneyTestDefinition>;

export const JourneyTestWrite = z
  .strictObject({
    name: z.string().trim().min(1, 'A test needs a name.').max(150),
    ...JourneyTestDefinition.shape,
  })
  .meta({ id: 'JourneyTestWrite' });
export type JourneyTestWrite = z.infer<typeof JourneyTestWrite>;

export const JourneyTest = z
  .object({
    id: z.uuid(),
    name: z.string(),
    definition: JourneyTestDefinition,
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'JourneyTest' });
export type JourneyTest = z.infer<typeof JourneyTest>;

export const JourneyTestList = z
  .object({ items: z.array(JourneyTest) })
  .meta({ id: 'JourneyTestList' });

export const RunJourneyTests = z
  .strictObject({
    document: JourneyDocument.optional().describe(
      'An unsaved draft; the draft, or else the current version, if left out.',
    ),
    tests: z
      .array(JourneyTestWrite)
      .max(200)
      .optional()
      .describe('Run instead of those that are saved.'),
  })
  .meta({ id: 'RunJourneyTests' });
export type RunJourneyTests = z.infer<typeof RunJourneyTests>;

/** How a run came out otherwise than expected. */
const Difference = z
  .object({
    message: z.string().describe('What was expected and what happened, in English.'),
    code: z.enum([
      'message-none',
      'message-unexpected',
      'message-sent',
      'message-not-sent',
      'message-reason',
      'message-text',
      'message-time',
      'way',
      'not-passed',
      'not-over',
      'end',
      'end-reason',
      'let-in',
      'refused-for',
      'variable',
      'not-run',
    ]),
    blockId: z.string().nullable(),
    values: z
      .record(z.string(), z.string().nullable())
      .describe('What was `expected` and `got`, and why it came no further.'),
  })
  .meta({ id: 'JourneyTestDifference' });
export type Difference = z.infer<typeof Difference>;

const JourneyTestResult = z
  .object({
    id: z.uuid().nullable(),
    name: z.string(),
    passed: z.boolean(),
    differences: z.array(Difference),
  })
  .meta({ id: 'JourneyTestResult' });
export type JourneyTestResult = z.infer<typeof JourneyTestResult>;

export const JourneyTestRun = z
  .object({ passed: z.boolean(), results: z.array(JourneyTestResult) })
  .meta({ id: 'JourneyTestRun' });
export type JourneyTestRun = z.infer<typeof JourneyTestRun>;
