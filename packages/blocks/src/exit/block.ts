import { z } from 'zod';
import { mappingUsedPaths } from '../kit/check-mapped-value.ts';
import type { BlockDefinition } from '../kit/definition.ts';
import { Mapping } from '../kit/mapped-value.ts';
import { withField } from '../kit/with-field.ts';

export const ExitConfig = z.strictObject({
  reason: withField(z.string().trim().min(1).max(200).optional(), 'text'),
  results: withField(Mapping.optional(), 'mapping'),
});
export type ExitConfig = z.infer<typeof ExitConfig>;

export const definition: BlockDefinition<ExitConfig> = {
  kind: 'exit',
  category: 'flow',
  shape: 'circle',
  op: 'end',
  config: ExitConfig,
  defaults: () => ({}),
  ports: () => [],
  usedPaths: ({ results = {} }) => mappingUsedPaths(results, 'results'),
  summary: ({ reason }) => (reason ? { key: 'reason', values: { reason } } : { key: 'plain' }),
};
