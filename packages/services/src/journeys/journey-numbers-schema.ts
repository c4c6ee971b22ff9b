import { JsonValue } from '@percurso/journey/json-value';
import { z } from 'zod';

const count = z.number().int();

/** Whose numbers are asked for; the current version's where it is left out. */
export const NumbersVersion = z.union([
  z.literal('all'),
  z.coerce.number<string | number>().int().positive(),
]);
export type NumbersVersion = z.infer<typeof NumbersVersion>;

const instant = z.iso.datetime({ offset: true });

/** Which people are counted; all of them where nothing is given. */
export const NumbersFilter = z.object({
  from: instant.optional().describe('Only people who came in at this time or later.'),
  to: instant
    .optional()
    .describe('Only people who came in before this time, which is after `from`.'),
  channel: z
    .enum(['sms', 'email'])
    .optional()
    .describe('Only people to whom the journey has sent a message by this channel.'),
});
export type NumbersFilter = z.infer<typeof NumbersFilter>;

export const MessageNumbers = z.object({
  sent: count,
  delivered: count,
  opened: count,
  clicked: count,
  failed: count,
  notSent: count,
  unknown: count,
  pending: count.describe('Being handed over.'),
  held: count.describe('Held in a quiet time until the next allowed time.'),
  reasons: z.array(z.object({ state: z.string(), reason: z.string().nullable(), n: count })),
});
export type MessageNumbers = z.infer<typeof MessageNumbers>;

export const BlockNumbers = z.object({
  entered: count.describe('Those moved in included.'),
  here: count,
  passed: count,
  exited: count,
  movedIn: count.describe('Came from another version, standing here.'),
  again: count.describe(
    'Passes done of a block that repeats others: how often people came back to it; among those entered.',
  ),
  ports: z.record(z.string(), count).describe('`moved-out`: went on in another version.'),
  messages: MessageNumbers.optional(),
});
export type BlockNumbers = z.infer<typeof BlockNumbers>;

/** Numbers of one version, or of all, in one snapshot: at every block entered = here + passed + exited. */
export const JourneyNumbers = z
  .object({
    versionNumber: count
      .nullable()
      .describe('Of all versions: the current one. Null where nothing was published yet.'),
    asOf: z.iso.datetime(),
    entry: z.object({
      entered: count.describe(
        'Inside, finished and exited: those moved in, without those moved out.',
      ),
      refused: z.array(z.object({ reason: z.string(), n: count })),
      inside: count,
      finished: count,
      exited: count,
      reasons: z
        .array(z.object({ reason: z.string().nullable(), n: count }))
        .describe('Why those who exited left, the most frequent first.'),
      movedIn: count,
      movedOut: count,
      goals: z.record(z.string(), count).describe('Goal id → how many reached it.'),
      exits: z.record(z.string(), count).describe('Exit rule id → how many it took out.'),
    }),
    blocks: z.record(z.string(), BlockNumbers),
  })
  .meta({ id: 'JourneyNumbers' });
export type JourneyNumbers = z.infer<typeof JourneyNumbers>;

export function emptyEntry(): JourneyNumbers['entry'] {
  return {
    entered: 0,
    refused: [],
    inside: 0,
    finished: 0,
    exited: 0,
    reasons: [],
    movedIn: 0,
    movedOut: 0,
    goals: {},
    exits: {},
  };
}

export function emptyBlock(): BlockNumbers {
  return { entered: 0, here: 0, passed: 0, exited: 0, movedIn: 0, again: 0, ports: {} };
}

const PersonContact = z.object({
  id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
});

const EnrolmentStatus = z.enum(['inside', 'finished', 'exited']);

/** A contact that is or was in the journey. */
export const Person = z
  .object({
    enrolmentId: z.uuid(),
    contact: PersonContact,
    versionNumber: count,
    blockId: z.string().nullable().describe('Where it stands, while inside.'),
    status: EnrolmentStatus,
    since: z.iso
      .datetime()
      .describe('When it came to the block, or left; with `count`, when what is counted happened.'),
    dueAt: z.iso.datetime().nullable().describe('When it goes on, where it waits.'),
    held: z
      .enum(['quiet-time'])
      .nullable()
      .describe('Why its message waits until then, where it does.'),
    reason: z
      .string()
      .nullable()
      .describe('Why it left, where it was not at the end; with `count`, why what is counted was.'),
    port: z
      .string()
      .nullable()
      .describe(
        'With `count` of a block: by which port it left there; null while it stands there.',
      ),
    messageId: z.uuid().nullable().describe('With a `count` of messages: which one.'),
    test: z.boolean().describe('Made by a test: in no numbers.'),
    workflowId: z
      .string()
      .nullable()
      .describe('The Temporal workflow that drives it, while inside; told to administrators only.'),
    workflowUrl: z
      .string()
      .nullable()
      .describe('The page of that workflow, where it is known where Temporal’s pages are.'),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;

/** The way of one person through the journey. */
export const PersonPath = z
  .object({
    name: z.string().nullable().describe('What to call them; null where nothing is known.'),
    blockId: z.string().nullable().describe('Where they stand, while inside.'),
    steps: z.array(z.object({ blockId: z.string(), port: z.string(), at: z.iso.datetime() })),
  })
  .meta({ id: 'PersonPath' });
export type PersonPath = z.infer<typeof PersonPath>;

/** The counts of people whom a list can be asked for, by the names that {@link JourneyNumbers} has. */
export const PeopleCount = z.enum([
  'entered',
  'here',
  'inside',
  'finished',
  'passed',
  'exited',
  'exits',
  'goals',
  'movedIn',
  'again',
  'sent',
  'delivered',
  'opened',
  'clicked',
  'failed',
  'notSent',
  'unknown',
  'pending',
  'held',
]);
export type PeopleCount = z.infer<typeof PeopleCount>;

export const PeopleQuery = NumbersFilter.extend({
  block: z
    .string()
    .max(16)
    .optional()
    .describe('Those who stand there now; with `count`, those whom that number of it counts.'),
  count: PeopleCount.optional().describe(
    'Exactly those whom this number counts, once for each time, without test runs: of `block`, else of the entry.',
  ),
  port: z
    .string()
    .max(100)
    .optional()
    .describe('With `count=passed` of a block: only those who left it by this port.'),
  reason: z
    .string()
    .max(300)
    .optional()
    .describe('With `count`: only for this reason; an empty one for none.'),
  version: NumbersVersion.optional().describe('Only people of this version; of all by default.'),
  status: EnrolmentStatus.optional(),
  search: z
    .string()
    .trim()
    .max(200)
    .optional()
    .describe('Parts of the name, e-mail, phone or external id.'),
});
export type PeopleQuery = z.infer<typeof PeopleQuery>;

export const RefusalsQuery = NumbersFilter.pick({ from: true, to: true });
export type RefusalsQuery = z.infer<typeof RefusalsQuery>;

/** An event that was considered and did not enrol, with why. */
export const Refusal = z
  .object({
    eventId: z.uuid(),
    contact: PersonContact.nullable(),
    versionNumber: count,
    reason: z.string(),
    detail: JsonValue,
    attributes: z.record(z.string(), JsonValue),
    at: z.iso.datetime(),
  })
  .meta({ id: 'Refusal' });
export type Refusal = z.infer<typeof Refusal>;
