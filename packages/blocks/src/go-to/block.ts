import { z } from 'zod';
import type { BlockDefinition } from '../kit/definition.ts';
import { withField } from '../kit/with-field.ts';

export const GoToConfig = z.strictObject({
  /** Id of a later block of the same sequence, or of one around it. */
  target: withField(z.string().min(1).max(16), 'target'),
});
export type GoToConfig = z.infer<typeof GoToConfig>;

export const definition: BlockDefinition<GoToConfig> = {
  kind: 'go-to',
  category: 'flow',
  shape: 'circle',
  op: 'pure',
  config: GoToConfig,
  defaults: () => ({ target: '' }),
  ports: () => [],
  jump: ({ target }) => target,
  refersBy: 'target',
  summary: ({ target }) =>
    target === '' ? { key: 'empty' } : { key: 'target', values: { block: target } },
};
