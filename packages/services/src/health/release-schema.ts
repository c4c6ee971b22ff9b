import { z } from 'zod';

/** How sending goes on after it was held. */
export const ReleaseSending = z
  .strictObject({
    countAsSent: z
      .array(z.enum(['transactional', 'commercial']))
      .max(2)
      .default([])
      .describe(
        'Messages of these classes that were due before sending was held are not sent again: they count as sent.',
      ),
  })
  .meta({ id: 'ReleaseSending' });
export type ReleaseSending = z.infer<typeof ReleaseSending>;
