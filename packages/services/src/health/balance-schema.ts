import { z } from 'zod';

/** What must always hold; each is watched by a query of its own. */
export const BalanceName = z.enum([
  'events',
  'counters',
  'positions',
  'driven',
  'waits',
  'messages',
  'workspaces',
]);
export type BalanceName = z.infer<typeof BalanceName>;

/** In which way a row offends a balance. */
const OffenceKind = z.enum([
  'event-pending',
  'event-without-outcome',
  'entries-miscounted',
  'block-unbalanced',
  'inside-nowhere',
  'block-left-twice',
  'strand-too-small',
  'strand-not-driven',
  'strand-nudged',
  'strand-overdue',
  'message-unanswered',
  'message-left-open',
  'foreign-row',
]);
/** A row that offends a balance: ids and numbers, and what the step is called once it is read. */
export const Offence = z
  .object({
    kind: OffenceKind,
    id: z.string(),
    journeyId: z.uuid().nullable(),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
    blockKind: z.string().optional().describe('Of the step that it is about.'),
    blockName: z.string().optional().describe('What the author calls that step, if anything.'),
  })
  .meta({ id: 'Offence' });
export type Offence = z.infer<typeof Offence>;

export const Balance = z
  .object({
    name: BalanceName,
    ok: z.boolean(),
    /** Null until it was computed for the first time. */
    checkedAt: z.iso.datetime().nullable(),
    ageSeconds: z.number().nullable(),
    failingSince: z.iso.datetime().nullable(),
    /** All rows concerned; `rows` are the first of them. */
    total: z.int(),
    rows: z.array(Offence),
  })
  .meta({ id: 'Balance' });
export type Balance = z.infer<typeof Balance>;

const FailedEvent = z
  .object({
    id: z.uuid(),
    trigger: z.string(),
    reason: z.string().nullable(),
    receivedAt: z.iso.datetime(),
  })
  .meta({ id: 'FailedEvent' });

/** What the page *Health* shows of a workspace. */
export const Health = z
  .object({
    balances: z.array(Balance),
    /** Sending is held since then: the database was put back to an older state. */
    sendingHeldSince: z.iso.datetime().nullable(),
    /** Messages of the workspace, by class, that were due before it was held and wait for the decision. */
    heldMessages: z.object({ transactional: z.int(), commercial: z.int() }),
    /** The newest events that could not be routed. */
    failedEvents: z.array(FailedEvent),
  })
  .meta({ id: 'Health' });
export type Health = z.infer<typeof Health>;
