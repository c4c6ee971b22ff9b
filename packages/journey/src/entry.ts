import { z } from 'zod';
import { durationMs } from './duration-ms.ts';
import { Predicate } from './predicate.ts';

const LONGEST_MS = durationMs({ amount: 5 * 366, unit: 'days' });

/** A span of time; five years at most. */
const Duration = z
  .strictObject({
    amount: z.number().int().min(1),
    unit: z.enum(['seconds', 'minutes', 'hours', 'days', 'weeks']),
  })
  .refine((duration) => durationMs(duration) <= LONGEST_MS, {
    message: 'is more than five years',
    params: { key: 'wait-too-long' },
  });

/** Whether somebody may come in again who was here before; nobody while they are still inside. */
export const Reentry = z
  .discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('always') }),
    z.strictObject({ mode: z.literal('once') }),
    z.strictObject({
      mode: z.literal('after'),
      after: Duration.describe('Counted from when they came in last.'),
    }),
  ])
  .meta({ id: 'Reentry' });
export type Reentry = z.infer<typeof Reentry>;

const Count = z.number().int().min(1).max(1_000_000_000);
const Instant = z.iso.datetime({ offset: true });

/** How contacts come in: the trigger that starts the journey, what its event must satisfy, and the limits. */
export const Entry = z
  .strictObject({
    trigger: z.string().max(100),
    conditions: Predicate.optional(),
    /** Attribute of the trigger that tells runs of one contact apart. */
    key: z.string().max(64).optional(),
    reentry: Reentry.optional().describe('Always, where it is left out.'),
    caps: z
      .strictObject({ perDay: Count.optional(), total: Count.optional() })
      .optional()
      .describe('How many come in, at most: on each day of the journey’s time zone, and in all.'),
    startsAt: Instant.optional().describe('Events received before let nobody in.'),
    endsAt: Instant.optional().describe('Nor do those after; who is inside goes on.'),
  })
  .meta({ id: 'Entry' });
export type Entry = z.infer<typeof Entry>;

const RuleId = z.string().regex(/^[a-z][a-z0-9]{0,15}$/, 'The id of a rule looks like x1.');

const listening = {
  id: RuleId,
  trigger: z.string().max(100),
  conditions: Predicate.optional().describe('`event.*` reads the event.'),
  correlate: z
    .enum(['key', 'contact'])
    .optional()
    .describe('Events with the same key only (what is left out means), or any of the contact.'),
  keyAttribute: z
    .string()
    .max(64)
    .optional()
    .describe('Attribute of the trigger that is the key of events without one.'),
};

/** An event that takes people out of the journey, wherever they are. */
export const ExitRule = z.strictObject(listening).meta({ id: 'ExitRule' });
export type ExitRule = z.infer<typeof ExitRule>;

/** An event that the journey is for; counted once for each enrolment, within its time also after the end. */
export const Goal = z
  .strictObject({
    ...listening,
    name: z.string().trim().min(1).max(150),
    within: Duration.optional().describe(
      'Counted from entry, whether they are inside or have left; without it, as long as they are inside.',
    ),
    exits: z.boolean().optional().describe('Who reaches it leaves the journey.'),
  })
  .meta({ id: 'Goal' });
export type Goal = z.infer<typeof Goal>;
