import { z } from 'zod';
import type { BlockDefinition } from '../kit/definition.ts';
import { Duration } from '../kit/duration.ts';
import { withField } from '../kit/with-field.ts';

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
