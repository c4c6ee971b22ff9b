import { z } from 'zod';
import type { BlockDefinition } from '../kit/definition.ts';
import { doubledWays, WayId, WayName } from '../kit/way-list.ts';
import { withField } from '../kit/with-field.ts';

const MOST_WAYS = 25;

const Way = z.strictObject({
  id: WayId,
  name: WayName,
  /** Percent. */
  weight: z.number().int().min(0).max(100),
});

export const SplitConfig = z.strictObject({
  ways: withField(z.array(Way).min(2).max(MOST_WAYS), 'weights'),
});
export type SplitConfig = z.infer<typeof SplitConfig>;

export const definition: BlockDefinition<SplitConfig> = {
  kind: 'split',
  category: 'flow',
  shape: 'hexagon',
  op: 'pure',
  config: SplitConfig,
  defaults: () => ({
    ways: [
      { id: 'w1', name: 'A', weight: 50 },
      { id: 'w2', name: 'B', weight: 50 },
    ],
  }),
  ports: ({ ways }) => ways.map(({ id, name, weight }) => ({ id, label: `${weight} % ${name}` })),
  check({ ways }) {
    const sum = ways.reduce((total, { weight }) => total + weight, 0);
    const twice = doubledWays(ways, 'ways');
    if (sum === 100) return twice;
    return [
      ...twice,
      { severity: 'error', field: 'ways', key: 'weights-not-100', values: { sum } },
    ];
  },
  summary: ({ ways }) => ({
    key: 'ways',
    values: { ways: ways.map(({ name, weight }) => `${name} ${weight} %`).join(', ') },
  }),
};
