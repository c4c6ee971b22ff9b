import type { ComparisonTrace } from '@percurso/journey/evaluate-predicate';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Operator } from '@percurso/journey/predicate';
import { attributeName } from '../attributes/attribute-name.ts';
import { caseGroup } from '../attributes/predicate-sentence.ts';
import type { DecisionWords } from './describe-decision.ts';

const WITHOUT_ACTUAL: ReadonlySet<Operator> = new Set(['has-value', 'is-empty', 'changed']);
const INSTANT_OPERATORS: ReadonlySet<Operator> = new Set([
  'before',
  'after',
  'in-the-last',
  'in-the-next',
]);
const UNITS = ['minutes', 'hours', 'days', 'weeks'] as const;

/** One row of a condition as it came out: 'ErrorCode 10 is not greater than 10'. */
export function describeComparison(row: ComparisonTrace, words: DecisionWords): string {
  const { t } = words;
  const name = nameOf(row.attribute, words);
  const side = row.passed ? 'yes' : 'no';
  if (WITHOUT_ACTUAL.has(row.operator)) return t(`operator.${row.operator}.${side}`, { name });
  if (row.actual === null && !row.passed) return t('noValue', { name });
  const say = (value: JsonValue) => sayValue(value, row, words);
  const values = { name, actual: say(row.actual), expected: sayExpected(row, words) };
  if (row.operator === 'changed-to' && row.from !== undefined) {
    return t(`operator.changed-from.${side}`, { ...values, from: say(row.from) });
  }
  return t(`operator.${row.operator}.${side}`, values);
}

function nameOf(path: string, { t, triggerOf = () => undefined }: DecisionWords): string {
  return attributeName(t, triggerOf)(path);
}

function sayExpected(row: ComparisonTrace, words: DecisionWords): string {
  const value = sayValue(row.expected, row, words);
  if (row.expectedPath === undefined) return value;
  const name = nameOf(row.expectedPath, words);
  return words.t('value.attribute', { name, value });
}

function sayValue(value: JsonValue, row: ComparisonTrace, words: DecisionWords): string {
  const { t, language } = words;
  if (value === null || value === '') return t('value.empty');
  if (typeof value === 'boolean') return t(`value.${value}`);
  // Codes and numbers of devices are numbers too: a thousands separator would disguise them.
  if (typeof value === 'number') {
    return value.toLocaleString(language, { useGrouping: false, maximumFractionDigits: 20 });
  }
  if (typeof value === 'string') return sayText(value, row, words);
  if (Array.isArray(value)) {
    const type = row.operator === 'in' ? 'disjunction' : 'conjunction';
    const items = value.map((item) => sayValue(item, row, words));
    return new Intl.ListFormat(language, { type }).format(items);
  }
  const unit = UNITS.find((one) => one === value.unit);
  if (unit && typeof value.amount === 'number') return t(`span.${unit}`, { count: value.amount });
  return JSON.stringify(value);
}

function sayText(text: string, row: ComparisonTrace, { t, language }: DecisionWords): string {
  if (INSTANT_OPERATORS.has(row.operator) || (row.operator === 'between' && isInstant(text))) {
    const at = new Date(text);
    if (!Number.isNaN(at.getTime())) {
      return at.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
    }
  }
  const group = caseGroup(row.attribute);
  if (group === 'caseStatus' && isStatus(text)) {
    return t('value.text', { text: t(`status.${text}`) });
  }
  if (group === 'casePriority' && isPriority(text)) {
    return t('value.text', { text: t(`priority.${text}`) });
  }
  return t('value.text', { text });
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\d/.test(text);
}

const STATUSES = ['Open', 'In progress', 'Waiting', 'Resolved', 'Closed'] as const;
function isStatus(text: string): text is (typeof STATUSES)[number] {
  return STATUSES.some((status) => status === text);
}

const PRIORITIES = ['Low', 'Normal', 'High', 'Critical'] as const;
function isPriority(text: string): text is (typeof PRIORITIES)[number] {
  return PRIORITIES.some((priority) => priority === text);
}
