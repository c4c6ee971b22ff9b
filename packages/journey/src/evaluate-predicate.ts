import { compareValues, isEmptyValue } from './compare-values.ts';
import type { JsonValue } from './json-value.ts';
import { recordColumn } from './operators-of-type.ts';
import type { Comparison, Operand, Operator, Predicate } from './predicate.ts';
import { readPath } from './read-path.ts';

/** One row of a condition with the values it was decided on; plain JSON, so it can be stored. */
export interface ComparisonTrace {
  type: 'comparison';
  passed: boolean;
  attribute: string;
  operator: Operator;
  /** The value compared with, read already where it is another attribute. */
  expected: JsonValue;
  /** The other attribute's path, where it is one. */
  expectedPath?: string | undefined;
  /** `from` of `changed-to`. */
  from?: string | undefined;
  actual: JsonValue;
}

/** How a predicate came out, row by row; nothing is left out, so that a screen can mark each row. */
export type PredicateTrace =
  | { type: 'all' | 'any'; passed: boolean; of: PredicateTrace[] }
  | ComparisonTrace;

/**
 * Decides a condition on facts. Never throws: a null, an unknown path or a value of another type
 * fails every positive operator, and a negative operator is exactly its negation (DESIGN §4).
 */
export function evaluatePredicate(
  predicate: Predicate,
  facts: unknown,
  now: Date,
): { passed: boolean; why: PredicateTrace } {
  const why = trace(predicate, facts, now.getTime());
  return { passed: why.passed, why };
}

/** A trace as the JSON that it is; its type only lacks the index signature. */
export function traceDetail(why: PredicateTrace): JsonValue {
  return why as unknown as JsonValue;
}

function trace(predicate: Predicate, facts: unknown, now: number): PredicateTrace {
  if ('all' in predicate) {
    const of = predicate.all.map((part) => trace(part, facts, now));
    return { type: 'all', passed: of.every((part) => part.passed), of };
  }
  if ('any' in predicate) {
    const of = predicate.any.map((part) => trace(part, facts, now));
    return { type: 'any', passed: of.some((part) => part.passed), of };
  }
  return traceComparison(predicate, facts, now);
}

function traceComparison(row: Comparison, facts: unknown, now: number): ComparisonTrace {
  const actual = readPath(facts, row.attribute);
  const { expected, expectedPath } = operandOf(row.value, facts);
  return {
    type: 'comparison',
    passed: decide({ row, actual, expected, facts, now }),
    attribute: row.attribute,
    operator: row.operator,
    expected,
    ...(expectedPath === undefined ? {} : { expectedPath }),
    ...(row.from === undefined ? {} : { from: row.from }),
    actual,
  };
}

function operandOf(
  value: Operand | undefined,
  facts: unknown,
): { expected: JsonValue; expectedPath?: string } {
  if (value === undefined) return { expected: null };
  if (typeof value === 'object' && !Array.isArray(value) && 'attribute' in value) {
    return { expected: readPath(facts, value.attribute), expectedPath: value.attribute };
  }
  return { expected: value };
}

interface Decision {
  row: Comparison;
  actual: JsonValue;
  expected: JsonValue;
  facts: unknown;
  now: number;
}

function decide({ row, actual, expected, facts, now }: Decision): boolean {
  switch (row.operator) {
    case 'is-not':
      return !compareValues('is', { actual, expected }, now);
    case 'is-empty':
      return isEmptyValue(actual);
    case 'changed':
      return change(row, facts).changed;
    case 'changed-to': {
      if (!compareValues('is', { actual, expected }, now)) return false;
      const { changed, before } = change(row, facts);
      return changed && (row.from === undefined || String(before ?? '') === row.from);
    }
    default:
      return compareValues(row.operator, { actual, expected }, now);
  }
}

/** A created record has no `before`: whatever has a value then counts as changed to it. */
function change(row: Comparison, facts: unknown): { changed: boolean; before: JsonValue } {
  const record = recordColumn(row.attribute);
  if (!record) return { changed: false, before: null };
  const { root, column } = record;
  if (readPath(facts, `${root}.before`) === null) {
    return { changed: !isEmptyValue(readPath(facts, row.attribute)), before: null };
  }
  const columns = readPath(facts, `${root}.changed`);
  return {
    changed: Array.isArray(columns) && columns.includes(column),
    before: readPath(facts, `${root}.before.${column}`),
  };
}
