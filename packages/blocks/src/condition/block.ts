import type { JsonValue } from '@percurso/journey/json-value';
import type { Comparison, Operand } from '@percurso/journey/predicate';
import { Predicate } from '@percurso/journey/predicate';
import { z } from 'zod';
import type { BlockDefinition } from '../kit/definition.ts';
import { predicateRows } from '../kit/predicate-rows.ts';
import { withField } from '../kit/with-field.ts';

export const ConditionConfig = z.strictObject({ when: withField(Predicate, 'predicate') });
export type ConditionConfig = z.infer<typeof ConditionConfig>;

export const definition: BlockDefinition<ConditionConfig> = {
  kind: 'condition',
  category: 'flow',
  shape: 'hexagon',
  op: 'pure',
  config: ConditionConfig,
  defaults: () => ({ when: { all: [] } }),
  ports: () => [{ id: 'yes' }, { id: 'no' }],
  predicates: ({ when }) => [{ field: 'when', predicate: when }],
  check: ({ when }) =>
    predicateRows(when).length === 0 ? [{ severity: 'error', field: 'when', key: 'required' }] : [],
  summary({ when }) {
    const rows = predicateRows(when);
    const [first] = rows;
    if (!first) return { key: 'empty' };
    if (rows.length > 1) return { key: 'several', values: { count: rows.length } };
    return summaryOfRow(first);
  },
};

function summaryOfRow(row: Comparison): { key: string; values: Record<string, JsonValue> } {
  const attribute = lastName(row.attribute);
  const { operator, value, from } = row;
  if (typeof value === 'object' && 'amount' in value) {
    return { key: `${operator}-${value.unit}`, values: { attribute, count: value.amount } };
  }
  if (operator === 'changed-to' && from !== undefined) {
    return { key: 'changed-from-to', values: { attribute, from, value: shown(value) } };
  }
  return { key: operator, values: { attribute, value: shown(value) } };
}

function shown(value: Operand | undefined): string {
  if (value === undefined) return '…';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value !== 'object') return String(value);
  return 'attribute' in value ? lastName(value.attribute) : '…';
}

function lastName(path: string): string {
  return path.split('.').at(-1) ?? path;
}
