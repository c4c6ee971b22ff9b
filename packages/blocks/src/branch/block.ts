import { Predicate } from '@percurso/journey/predicate';
import { z } from 'zod';
import type { BlockDefinition } from '../kit/definition.ts';
import { predicateRows } from '../kit/predicate-rows.ts';
import { doubledWays, WayId, WayName } from '../kit/way-list.ts';
import { withField } from '../kit/with-field.ts';

/** The way of those for whom no row holds. */
export const OTHER = 'other';
const MOST_ROWS = 24;

const Row = z.strictObject({
  id: WayId.refine((id) => id !== OTHER, 'The way “other” is for those no row holds for.'),
  name: WayName,
  when: Predicate,
});

export const BranchConfig = z.strictObject({
  rows: withField(z.array(Row).min(1).max(MOST_ROWS), 'branches'),
});
export type BranchConfig = z.infer<typeof BranchConfig>;

export const definition: BlockDefinition<BranchConfig> = {
  kind: 'branch',
  category: 'flow',
  shape: 'hexagon',
  op: 'pure',
  config: BranchConfig,
  defaults: () => ({
    rows: [
      { id: 'w1', name: 'A', when: { all: [] } },
      { id: 'w2', name: 'B', when: { all: [] } },
    ],
  }),
  ports: ({ rows }) => [...rows.map(({ id, name }) => ({ id, label: name })), { id: OTHER }],
  predicates: ({ rows }) =>
    rows.map(({ id, when }, index) => ({
      field: `rows.${index}.when`,
      predicate: when,
      leads: { holding: id, otherwise: OTHER },
    })),
  check: ({ rows }) => [
    ...doubledWays(rows, 'rows'),
    ...rows.flatMap(({ when }, index) =>
      predicateRows(when).length > 0
        ? []
        : [{ severity: 'error' as const, field: `rows.${index}.when`, key: 'required' }],
    ),
  ],
  summary: ({ rows }) => ({
    key: 'rows',
    values: { names: rows.map(({ name }) => name).join(', ') },
  }),
};
