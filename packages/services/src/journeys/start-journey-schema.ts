import { JsonValue } from '@percurso/journey/json-value';
import { z } from 'zod';

/** Whom to start in a journey by hand, and what the event says. */
export const StartJourney = z
  .strictObject({
    contactId: z.string().min(1).max(200).describe('Our id or the external id.'),
    attributes: z
      .record(z.string().max(64), JsonValue)
      .default({})
      .describe('Of the trigger it starts on; null where left out.'),
  })
  .meta({ id: 'StartJourney' });
export type StartJourney = z.infer<typeof StartJourney>;

export const StartedJourney = z.object({ eventId: z.uuid() }).meta({ id: 'StartedJourney' });
