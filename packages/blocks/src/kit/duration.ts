import { durationMs } from '@percurso/journey/duration-ms';
import { z } from 'zod';

/** Five years, the leap days included. */
const LONGEST_MS = durationMs({ amount: 5 * 366, unit: 'days' });

/** A span of whole units, five years at most. */
export const Duration = z
  .strictObject({
    amount: z.number().int().min(1),
    unit: z.enum(['seconds', 'minutes', 'hours', 'days', 'weeks']),
  })
  .refine((duration) => durationMs(duration) <= LONGEST_MS, {
    path: ['amount'],
    message: 'A wait is five years at most.',
    params: { key: 'wait-too-long' },
  });
export type Duration = z.infer<typeof Duration>;
