import { z } from 'zod';
import type { BlockDefinition } from '../kit/definition.ts';

export const ExitConfig = z.strictObject({});
export type ExitConfig = z.infer<typeof ExitConfig>;

export const definition: BlockDefinition<ExitConfig> = {
  kind: 'exit',
  category: 'flow',
  shape: 'circle',
  op: 'end',
  config: ExitConfig,
  defaults: () => ({}),
  ports: () => [],
  summary: () => ({ key: 'plain' }),
};
