import { decidingRows } from './deciding-rows.ts';
import type { ComparisonTrace, PredicateTrace } from './evaluate-predicate.ts';
import type { JsonValue } from './json-value.ts';
import type { Operator } from './predicate.ts';

const WORDS: Readonly<Record<Operator, { yes: string; no: string }>> = {
  is: { yes: 'is', no: 'is not' },
  'is-not': { yes: 'is not', no: 'is' },
  'less-than': { yes: 'is less than', no: 'is not less than' },
  'at-most': { yes: 'is at most', no: 'is more than' },
  'greater-than': { yes: 'is greater than', no: 'is not greater than' },
  'at-least': { yes: 'is at least', no: 'is less than' },
  between: { yes: 'is between', no: 'is not between' },
  in: { yes: 'is one of', no: 'is not one of' },
  contains: { yes: 'contains', no: 'does not contain' },
  'starts-with': { yes: 'starts with', no: 'does not start with' },
  before: { yes: 'is before', no: 'is not before' },
  after: { yes: 'is after', no: 'is not after' },
  'in-the-last': { yes: 'is in the last', no: 'is not in the last' },
  'in-the-next': { yes: 'is in the next', no: 'is not in the next' },
  'contains-any': { yes: 'contains one of', no: 'contains none of' },
  'contains-all': { yes: 'contains all of', no: 'does not contain all of' },
  'has-value': { yes: 'has a value', no: 'has no value' },
  'is-empty': { yes: 'is empty', no: 'is not empty' },
  changed: { yes: 'changed', no: 'did not change' },
  'changed-to': { yes: 'changed to', no: 'did not change to' },
};

const WITHOUT_ACTUAL: ReadonlySet<Operator> = new Set(['has-value', 'is-empty', 'changed']);

/**
 * What decided, as an English sentence without a full stop, for logs and the API's reasons:
 * 'ErrorCode 10 is not greater than 10'. Screens write their own from {@link decidingRows}.
 */
export function explainPredicate(why: PredicateTrace): string {
  const rows = decidingRows(why);
  if (rows.length === 0) return why.passed ? 'there is no condition' : 'no condition can hold';
  return rows.map(sentence).join(why.passed ? ' and ' : '; ');
}

function sentence(row: ComparisonTrace): string {
  const name = row.attribute.split('.').at(-1) ?? row.attribute;
  const words = row.passed ? WORDS[row.operator].yes : WORDS[row.operator].no;
  if (WITHOUT_ACTUAL.has(row.operator)) return `${name} ${words}`;
  if (row.actual === null) return `${name} has no value`;
  const from = row.from === undefined ? '' : ` from ${row.from}`;
  return `${name} ${say(row.actual)} ${words} ${say(row.expected)}${from}`;
}

function say(value: JsonValue): string {
  if (value === null) return 'an empty value';
  if (Array.isArray(value)) return value.map(say).join(', ');
  if (typeof value !== 'object') return String(value);
  const { amount, unit } = value;
  return typeof amount === 'number' && typeof unit === 'string'
    ? `${amount} ${unit}`
    : JSON.stringify(value);
}
