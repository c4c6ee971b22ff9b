import { BlockId } from '@percurso/journey/document';
import { Predicate } from '@percurso/journey/predicate';
import { z } from 'zod';

/** An event that is waited for; its id is the port people leave by when it comes. */
export const AwaitedEvent = z.strictObject({
  id: z.string().regex(/^e[1-9]\d{0,3}$/, 'An id looks like e1.'),
  trigger: z.string().max(100),
  conditions: Predicate.optional(),
  /** Whose events count: those with the run's own key, or any of the customer. */
  correlate: z.enum(['key', 'contact']).default('key'),
  /** Attribute of the event that holds the key, where the event carries none. */
  keyAttribute: z.string().max(64).optional(),
  /** Only what is heard of the message that this block sent. */
  message: BlockId.optional(),
});
export type AwaitedEvent = z.infer<typeof AwaitedEvent>;

/** Several of them; ten at most. */
export const AwaitedEvents = z.array(AwaitedEvent).min(1).max(10);
export type AwaitedEvents = z.infer<typeof AwaitedEvents>;
