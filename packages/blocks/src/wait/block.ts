import { durationMs } from '@percurso/journey/duration-ms';
import { z } from 'zod';
import type { BlockDefinition } from '../kit/definition.ts';
import { withField } from '../kit/with-field.ts';

/** Five years, the leap days included. */
const LONGEST_MS = durationMs({ amount: 5 * 366, unit: 'days' });

const Duration = z
  .strictObject({
    amount: z.number().int().min(1),
    unit: z.enum(['seconds', 'minutes', 'hours', 'days', 'weeks']),
  })
  .refine((duration) => durationMs(duration) <= LONGEST_MS, {
    path: ['amount'],
    message: 'A wait is five years at most.',
    params: { key: 'wait-too-long' },
  });

export const WaitConfig = z.strictObject({ duration: withField(Duration, 'duration') });
export type WaitConfig = z.infer<typeof WaitConfig>;

export const definition: BlockDefinition<WaitConfig> = {
  kind: 'wait',
  category: 'flow',
  shape: 'diamond',
  op: 'sleep',
  config: WaitConfig,
  defaults: () => ({ duration: { amount: 1, unit: 'days' } }),
  ports: () => [{ id: 'next' }],
  summary: ({ duration }) => ({ key: duration.unit, values: { count: duration.amount } }),
};
