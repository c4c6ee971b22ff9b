import type { Comparison, Operand, Predicate } from '@percurso/journey/predicate';
import type { TFunction } from 'i18next';
import { wordOf } from '../../i18n/word-of.ts';
import { isAttributeOperand } from './operand-shape.ts';
import { groupOf, isComparison } from './predicate-groups.ts';

export interface SentenceWords {
  t: TFunction<'attributes'>;
  language: string;
  name(path: string): string;
}

/** What must hold, without a sentence around it: 'ErrorCode is greater than 10'; '' for nothing. */
export function predicateWords(predicate: Predicate | undefined, words: SentenceWords): string {
  return predicate ? inside(predicate, words, false) : '';
}

/** A condition read back: 'Holds when ErrorCode is greater than 10 and Priority is “High”.' */
export function predicateSentence(predicate: Predicate | undefined, words: SentenceWords): string {
  const sentence = predicateWords(predicate, words);
  return sentence === '' ? words.t('sentence.always') : words.t('sentence.holds', { sentence });
}

function inside(predicate: Predicate, words: SentenceWords, nested: boolean): string {
  if (isComparison(predicate)) return row(predicate, words);
  const { join, parts } = groupOf(predicate);
  const said = parts.map((part) => inside(part, words, true)).filter((part) => part !== '');
  const key = join === 'all' ? 'sentence.and' : 'sentence.or';
  const [head = '', ...rest] = said;
  const sentence = rest.reduce((first, second) => words.t(key, { first, second }), head);
  return nested && said.length > 1 ? words.t('sentence.group', { inside: sentence }) : sentence;
}

/** The words of a column of a case whose values are translated. */
interface RowWords extends SentenceWords {
  group: string | undefined;
}

/** The words in which values of a column of a case are told; undefined for any other path. */
export function caseGroup(path: string): string | undefined {
  const [, column] = /^(?:case|(?:trigger|event)\.(?:record|before))\.(\w+)$/.exec(path) ?? [];
  if (column === 'status') return 'caseStatus';
  return column === 'priority' ? 'casePriority' : undefined;
}

function row(comparison: Comparison, given: SentenceWords): string {
  const words = { ...given, group: caseGroup(comparison.attribute) };
  const { t } = words;
  const { operator, value, from } = comparison;
  const name = words.name(comparison.attribute);
  if (operator === 'between') {
    const [low, high] = Array.isArray(value) ? value : [];
    return t('sentence.between', { name, low: say(low, words), high: say(high, words) });
  }
  const type = operator === 'contains-all' ? 'conjunction' : 'disjunction';
  const values = { name, value: say(value, words, type) };
  if (operator === 'changed-to' && from !== undefined) {
    return t('sentence.changed-from', { ...values, from: say(from, words) });
  }
  return t(`sentence.${operator}`, values);
}

function say(
  value: Operand | undefined,
  words: RowWords,
  type: Intl.ListFormatType = 'disjunction',
): string {
  const { t, language } = words;
  if (value === undefined || value === '') return t('sentence.missing');
  if (Array.isArray(value)) {
    if (value.length === 0) return t('sentence.missing');
    return new Intl.ListFormat(language, { type }).format(value.map((one) => say(one, words)));
  }
  if (typeof value === 'boolean') return t(`value.${value}`);
  if (typeof value === 'number') {
    return value.toLocaleString(language, { useGrouping: false, maximumFractionDigits: 20 });
  }
  if (typeof value === 'string') return sayText(value, words);
  if (isAttributeOperand(value)) return words.name(value.attribute);
  return t(`sentence.${value.unit}`, { count: value.amount });
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function sayText(text: string, { t, language, group }: RowWords): string {
  if (group) return t('sentence.text', { text: wordOf(`components:${group}.${text}`, text) });
  if (!INSTANT.test(text)) return t('sentence.text', { text });
  return new Date(text).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}
