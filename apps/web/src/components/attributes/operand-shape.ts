import type { Operand, Operator } from '@percurso/journey/predicate';

/** What an operator compares with. */
export type OperandShape = 'none' | 'one' | 'pair' | 'several' | 'span';

const SHAPES: Partial<Record<Operator, OperandShape>> = {
  'has-value': 'none',
  'is-empty': 'none',
  changed: 'none',
  between: 'pair',
  in: 'several',
  'contains-any': 'several',
  'contains-all': 'several',
  'in-the-last': 'span',
  'in-the-next': 'span',
};

export function operandShape(operator: Operator): OperandShape {
  return SHAPES[operator] ?? 'one';
}

export function isAttributeOperand(value: Operand | undefined): value is { attribute: string } {
  return typeof value === 'object' && !Array.isArray(value) && 'attribute' in value;
}

/** The operand to go on with after the operator changed: kept where it still has the right shape. */
export function operandFor(operator: Operator, value: Operand | undefined): Operand | undefined {
  const shape = operandShape(operator);
  if (shape === 'span') {
    return typeof value === 'object' && !Array.isArray(value) && 'amount' in value
      ? value
      : { amount: 7, unit: 'days' };
  }
  if (shape === 'none' || value === undefined) return undefined;
  if (isAttributeOperand(value)) return shape === 'pair' ? undefined : value;
  if (shape === 'one') return typeof value === 'object' ? undefined : value;
  if (typeof value === 'object' && !Array.isArray(value)) return undefined;
  return Array.isArray(value) ? value : [value];
}
