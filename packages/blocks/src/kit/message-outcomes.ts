import { z } from 'zod';

/** What can be heard of a message; the key of its trigger is `message-<kind>`. */
export const MessageOutcomeKind = z.enum([
  'delivered',
  'opened',
  'clicked',
  'bounced',
  'blocked',
  'replied',
]);
export type MessageOutcomeKind = z.infer<typeof MessageOutcomeKind>;

/** One outcome with a way out of its own; its id is the port. */
export const MessageOutcome = z.strictObject({
  id: z.string().regex(/^[a-z]{4,9}[1-9]?\d{0,3}$/, 'An id looks like clicked2.'),
  kind: MessageOutcomeKind,
  /** Of a click, bounce, block or reply: only where the link, reason or text contains this. */
  containing: z.string().trim().min(1).max(500).optional(),
});
export type MessageOutcome = z.infer<typeof MessageOutcome>;

/** Several of them, the first that comes decides; ten at most. */
export const MessageOutcomes = z.array(MessageOutcome).min(1).max(10);
export type MessageOutcomes = z.infer<typeof MessageOutcomes>;
