import { durationMs } from './duration-ms.ts';
import type { JsonValue } from './json-value.ts';
import { parseInstant } from './parse-instant.ts';
import type { Operator } from './predicate.ts';

/** The operators that look at two values only; the others need what changed, or are negations. */
export type ValueOperator = Exclude<Operator, 'is-not' | 'is-empty' | 'changed' | 'changed-to'>;

type Test = (actual: JsonValue, expected: JsonValue, now: number) => boolean;

const TESTS: Readonly<Record<ValueOperator, Test>> = {
  is: same,
  'less-than': numbers((actual, expected) => actual < expected),
  'at-most': numbers((actual, expected) => actual <= expected),
  'greater-than': numbers((actual, expected) => actual > expected),
  'at-least': numbers((actual, expected) => actual >= expected),
  between: (actual, expected) =>
    Array.isArray(expected) &&
    expected.length === 2 &&
    within(actual, expected[0] ?? null, expected[1] ?? null),
  in: (actual, expected) => Array.isArray(expected) && expected.some((one) => same(actual, one)),
  contains: texts((actual, expected) => actual.includes(expected)),
  'starts-with': texts((actual, expected) => actual.startsWith(expected)),
  before: instants((actual, expected) => actual < expected),
  after: instants((actual, expected) => actual > expected),
  'in-the-last': (actual, expected, now) => inSpan(actual, expected, { now, direction: -1 }),
  'in-the-next': (actual, expected, now) => inSpan(actual, expected, { now, direction: 1 }),
  'contains-any': lists((actual, expected) => expected.some((one) => holds(actual, one))),
  'contains-all': lists((actual, expected) => expected.every((one) => holds(actual, one))),
  'has-value': (actual) => !isEmptyValue(actual),
};

/** Whether the operator holds; false for null and for values of a type it does not work on. */
export function compareValues(
  operator: ValueOperator,
  values: { actual: JsonValue; expected: JsonValue },
  now: number,
): boolean {
  if (values.actual === null) return false;
  return TESTS[operator](values.actual, values.expected, now);
}

/** What a person calls empty: null, a text without characters, a list without items. */
export function isEmptyValue(value: JsonValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function same(actual: JsonValue, expected: JsonValue): boolean {
  return actual !== null && typeof actual !== 'object' && actual === expected;
}

function within(actual: JsonValue, low: JsonValue, high: JsonValue): boolean {
  if (typeof actual === 'number') {
    return typeof low === 'number' && typeof high === 'number' && low <= actual && actual <= high;
  }
  const [at, from, to] = [parseInstant(actual), parseInstant(low), parseInstant(high)];
  return at !== null && from !== null && to !== null && from <= at && at <= to;
}

function inSpan(
  actual: JsonValue,
  expected: JsonValue,
  { now, direction }: { now: number; direction: 1 | -1 },
): boolean {
  const at = parseInstant(actual);
  const span = spanMs(expected);
  if (at === null || span === null) return false;
  const ahead = (at - now) * direction;
  return ahead >= 0 && ahead <= span;
}

function spanMs(expected: JsonValue): number | null {
  if (expected === null || typeof expected !== 'object' || Array.isArray(expected)) return null;
  const { amount, unit } = expected;
  if (typeof amount !== 'number') return null;
  if (unit !== 'minutes' && unit !== 'hours' && unit !== 'days' && unit !== 'weeks') return null;
  return durationMs({ amount, unit });
}

function holds(list: JsonValue[], one: JsonValue): boolean {
  return list.some((item) => same(item, one));
}

function numbers(test: (actual: number, expected: number) => boolean): Test {
  return (actual, expected) =>
    typeof actual === 'number' && typeof expected === 'number' && test(actual, expected);
}

function texts(test: (actual: string, expected: string) => boolean): Test {
  return (actual, expected) =>
    typeof actual === 'string' && typeof expected === 'string' && test(actual, expected);
}

function instants(test: (actual: number, expected: number) => boolean): Test {
  return (actual, expected) => {
    const at = parseInstant(actual);
    const limit = parseInstant(expected);
    return at !== null && limit !== null && test(at, limit);
  };
}

function lists(test: (actual: JsonValue[], expected: JsonValue[]) => boolean): Test {
  return (actual, expected) =>
    Array.isArray(actual) && Array.isArray(expected) && test(actual, expected);
}
