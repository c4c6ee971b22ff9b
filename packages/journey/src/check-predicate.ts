import type { AttributeType, ScopeAttribute } from './attribute.ts';
import { checkPath } from './check-path.ts';
import { operatorsOfType, recordColumn } from './operators-of-type.ts';
import { parseInstant } from './parse-instant.ts';
import type { PathLookup } from './path-lookup.ts';
import type { Comparison, Operand, Operator, Predicate } from './predicate.ts';
import type { ProblemDraft } from './problem.ts';

const WITHOUT_VALUE: ReadonlySet<Operator> = new Set(['has-value', 'is-empty', 'changed']);
const PAIR: ReadonlySet<Operator> = new Set(['between']);
const SEVERAL: ReadonlySet<Operator> = new Set(['in', 'contains-any', 'contains-all']);
/** Operators that compare the whole value, so that it should be one of the options. */
const WHOLE: ReadonlySet<Operator> = new Set(['is', 'is-not', 'in', 'changed-to']);
const SPAN: ReadonlySet<Operator> = new Set(['in-the-last', 'in-the-next']);

/**
 * What is wrong in a condition: an unknown path, an operator its type does not have, a value that
 * is missing or of another type. Fields are `<field>.all.0.attribute`, `.operator` and `.value`.
 */
export function checkPredicate(
  predicate: Predicate,
  field: string,
  lookup: PathLookup,
): ProblemDraft[] {
  if ('all' in predicate) return checkGroup(predicate.all, `${field}.all`, lookup);
  if ('any' in predicate) {
    const empty: ProblemDraft = { severity: 'error', field: `${field}.any`, key: 'empty-group' };
    return predicate.any.length === 0 ? [empty] : checkGroup(predicate.any, `${field}.any`, lookup);
  }
  return checkComparison(predicate, field, lookup);
}

function checkGroup(parts: Predicate[], field: string, lookup: PathLookup): ProblemDraft[] {
  return parts.flatMap((part, index) => checkPredicate(part, `${field}.${index}`, lookup));
}

function checkComparison(row: Comparison, field: string, lookup: PathLookup): ProblemDraft[] {
  const path = { field: `${field}.attribute`, path: row.attribute };
  const { attribute, problems } = checkPath(path, lookup);
  if (!attribute) {
    const wrong = problems.some(({ severity }) => severity === 'error');
    return wrong ? problems : [...problems, ...checkUntyped(row, `${field}.value`, lookup)];
  }
  const operators = operatorsOfType(attribute.type, attribute.path);
  if (!operators.includes(row.operator)) {
    const changes = row.operator === 'changed' || row.operator === 'changed-to';
    problems.push({
      severity: 'error',
      field: `${field}.operator`,
      key: changes && !recordColumn(row.attribute) ? 'not-a-record' : 'wrong-operator',
      values: { operator: row.operator, type: attribute.type, path: row.attribute },
    });
    return problems;
  }
  return [...problems, ...checkValue({ row, attribute, field: `${field}.value`, lookup })];
}

/** Of an attribute whose type nobody knows yet: any operator may fit, but its value has to be there. */
function checkUntyped(row: Comparison, field: string, lookup: PathLookup): ProblemDraft[] {
  const { operator, value } = row;
  if (WITHOUT_VALUE.has(operator)) return [];
  if (value === undefined || isBlank(value))
    return [{ severity: 'error', field, key: 'value-missing' }];
  return isPath(value)
    ? checkPath({ field: `${field}.attribute`, path: value.attribute }, lookup).problems
    : [];
}

interface ValueUse {
  row: Comparison;
  attribute: ScopeAttribute;
  field: string;
  lookup: PathLookup;
}

function checkValue(use: ValueUse): ProblemDraft[] {
  const { row, attribute, field } = use;
  if (WITHOUT_VALUE.has(row.operator)) return [];
  const { value } = row;
  if (value === undefined || isBlank(value)) {
    return [{ severity: 'error', field, key: 'value-missing' }];
  }
  if (isPath(value)) return checkOtherPath(use, value.attribute);
  if (fits(row.operator, value, attribute.type)) return checkOptions(use, value);
  const values = { operator: row.operator, type: attribute.type };
  return [{ severity: 'error', field, key: 'wrong-value', values }];
}

/** Operators that need a pair or a span cannot read them from one attribute. */
function checkOtherPath(use: ValueUse, path: string): ProblemDraft[] {
  const { row, attribute, field, lookup } = use;
  if (PAIR.has(row.operator) || SPAN.has(row.operator)) {
    const values = { operator: row.operator, type: attribute.type };
    return [{ severity: 'error', field, key: 'wrong-value', values }];
  }
  const types: AttributeType[] = SEVERAL.has(row.operator) ? ['list'] : [attribute.type];
  return checkPath({ field: `${field}.attribute`, path, types }, lookup).problems;
}

function checkOptions({ row, attribute, field }: ValueUse, value: Operand): ProblemDraft[] {
  const options: unknown[] | undefined = attribute.options;
  if (!options || !WHOLE.has(row.operator)) return [];
  const chosen: unknown[] = Array.isArray(value) ? value : [value];
  const unknown = chosen.find((one) => !options.includes(one));
  if (unknown === undefined) return [];
  const values = { value: String(unknown), path: attribute.path };
  return [{ severity: 'warning', field, key: 'not-an-option', values }];
}

function isBlank(value: Operand): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

function isPath(value: Operand): value is { attribute: string } {
  return typeof value === 'object' && !Array.isArray(value) && 'attribute' in value;
}

function fits(operator: Operator, value: Operand, type: AttributeType): boolean {
  if (SPAN.has(operator)) return typeof value === 'object' && 'amount' in value;
  if (PAIR.has(operator)) {
    return Array.isArray(value) && value.length === 2 && value.every((one) => isOf(type, one));
  }
  if (SEVERAL.has(operator)) {
    return Array.isArray(value) && (type === 'list' || value.every((one) => isOf(type, one)));
  }
  return isOf(type, value);
}

function isOf(type: AttributeType, value: unknown): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'date-time':
      return parseInstant(value) !== null;
    case 'list':
      return Array.isArray(value);
  }
}
