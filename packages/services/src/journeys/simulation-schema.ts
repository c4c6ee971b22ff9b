import { BlockId, JourneyDocument } from '@percurso/journey/document';
import { JsonValue } from '@percurso/journey/json-value';
import { z } from 'zod';
import { NewConsent } from '../consents/consent-schema.ts';
import { ContactFields } from '../contacts/contact-schema.ts';
import { Instant } from '../events/event-schema.ts';
import { Gate, MessageContent } from '../messages/message-schema.ts';

const Attributes = z.record(z.string().max(64), JsonValue);
const EventKey = z.string().min(1).max(200).describe('Tells runs of one contact apart.');

/** Somebody who is made up for a simulation. */
const SimulatedContact = z
  .strictObject({
    externalId: z.string().max(200).nullish(),
    ...ContactFields.shape,
    consents: z.array(NewConsent).max(20).default([]),
  })
  .meta({ id: 'SimulatedContact' });

/** An event that comes while the journey runs, or that a choice of its port uses. */
const SimulatedEvent = z
  .strictObject({
    trigger: z.string().min(1).max(64).describe('Key of the trigger.'),
    attributes: Attributes.default({}),
    key: EventKey.optional(),
    at: Instant.optional().describe('When it comes; left out: where a choice needs such an event.'),
  })
  .meta({ id: 'SimulatedEvent' });

/** What one person's way through a journey is simulated from. */
export const SimulationSetup = z
  .strictObject({
    contact: z
      .union([z.string().min(1).max(300), SimulatedContact])
      .describe('`con_…` or the external id of a contact, or somebody who is made up.'),
    event: Attributes.default({}).describe('Attributes of the event that starts the journey.'),
    key: EventKey.optional(),
    at: Instant.optional().describe(
      'When the event is received; if left out, now, or the start of the journey while that is to come.',
    ),
    choices: z
      .record(BlockId, z.union([z.string().max(50), z.array(z.string().max(50)).max(1000)]))
      .default({})
      .describe('Answers to questions: block → port, or one port for each visit.'),
    events: z.array(SimulatedEvent).max(200).default([]),
    askChances: z
      .boolean()
      .default(false)
      .describe('Asks at chances too; always done for somebody made up.'),
  })
  .meta({ id: 'SimulationSetup' });
export type SimulationSetup = z.infer<typeof SimulationSetup>;

export const SimulateJourney = z
  .strictObject({
    ...SimulationSetup.shape,
    document: JourneyDocument.optional().describe(
      'An unsaved draft; the draft, or else the current version, if left out.',
    ),
  })
  .meta({ id: 'SimulateJourney' });
export type SimulateJourney = z.infer<typeof SimulateJourney>;

const atBlock = { blockId: z.string(), visit: z.number().int(), at: z.iso.datetime() };

export const Simulation = z
  .object({
    at: z.iso.datetime().describe('When the event is received.'),
    entry: z
      .object({
        enrolled: z.boolean(),
        reason: z.string().nullable().describe('Why the event did not let the contact in.'),
        detail: JsonValue,
      })
      .describe('What the router decides.'),
    trail: z.array(
      z
        .object({
          ...atBlock,
          port: z.string(),
          reason: z
            .string()
            .nullable()
            .describe('Why: a code, with a value after a colon, such as `came: case-opened`.'),
          why: z.string().nullable().describe('The same in English words.'),
          detail: JsonValue.describe('What a condition compared, row by row; else null.'),
        })
        .meta({ id: 'SimulatedStep' }),
    ),
    messages: z.array(
      z
        .object({
          ...atBlock,
          ...MessageContent.shape,
          text: z.string(),
          html: z.string().nullable(),
          state: z.enum(['accepted', 'skipped', 'deferred']),
          heldUntil: z.iso
            .datetime()
            .nullable()
            .describe('Until when it was held, in a quiet time; `deferred`: it is held still.'),
          gates: z.array(Gate).describe('In the order they were checked.'),
        })
        .meta({ id: 'SimulatedMessage' }),
    ),
    activations: z.array(
      z
        .object({ ...atBlock, trigger: z.string(), attributes: Attributes })
        .meta({ id: 'SimulatedActivation' }),
    ),
    cases: z.array(
      z
        .object({
          ...atBlock,
          subject: z.string(),
          status: z.string(),
          priority: z.string(),
          attributes: Attributes,
        })
        .meta({ id: 'SimulatedCase' }),
    ),
    goals: z
      .array(
        z
          .object({ goalId: z.string(), trigger: z.string(), at: z.iso.datetime() })
          .meta({ id: 'SimulatedGoal' }),
      )
      .describe('Goals that were reached, and by whose event.'),
    vars: z.record(z.string(), JsonValue),
    contactChanges: z
      .record(z.string(), JsonValue)
      .describe('What the journey changes of the contact: name → value, null where it is emptied.'),
    questions: z
      .array(
        z
          .object({
            ...atBlock,
            kind: z.string(),
            about: z.enum(['event', 'chance']),
            ports: z.array(z.object({ port: z.string(), trigger: z.string().nullable() })),
            until: z.iso.datetime().nullable(),
          })
          .meta({ id: 'SimulationQuestion' }),
      )
      .describe('Where it stopped: answer in `choices` and simulate again.'),
    assumed: z
      .array(
        z
          .object({
            ...atBlock,
            trigger: z.string(),
            attributes: Attributes,
            key: z.string().nullable(),
            cause: z.object({ blockId: z.string(), visit: z.number().int() }).nullable(),
          })
          .meta({ id: 'AssumedEvent' }),
      )
      .describe('Events made up because a choice needs them.'),
    chances: z
      .array(z.string())
      .describe('Blocks whose way out is chance; `choices` decide there too, asked or not.'),
    ended: z
      .object({
        status: z.enum(['finished', 'exited']),
        reason: z.string().nullable(),
        at: z.iso.datetime(),
      })
      .nullable(),
  })
  .meta({ id: 'Simulation' });
export type Simulation = z.infer<typeof Simulation>;
