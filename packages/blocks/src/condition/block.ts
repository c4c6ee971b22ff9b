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
  predicates: ({ when }) => [
    { field: 'when', predicate: when, leads: { holding: 'yes', otherwise: 'no' } },
  ],
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
  const { attribute, operator, value, from } = row;
  if (isSpan(value)) {
    return { key: `${operator}-${value.unit}`, values: { attribute, count: value.amount } };
  }
  if (isOther(value))
    return { key: operator, values: { attribute, otherAttribute: value.attribute } };
  const values = { attribute, value: value ?? '…' };
  if (operator === 'changed-to' && from !== undefined) {
    return { key: 'changed-from-to', values: { ...values, from } };
  }
  return { key: operator, values };
}

function isSpan(value: Operand | undefined): value is Extract<Operand, { unit: unknown }> {
  return typeof value === 'object' && 'unit' in value;
}

function isOther(value: Operand | undefined): value is Extract<Operand, { attribute: string }> {
  return typeof value === 'object' && 'attribute' in value;
}
