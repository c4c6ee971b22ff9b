import { evaluatePredicate } from '@percurso/journey/evaluate-predicate';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Predicate } from '@percurso/journey/predicate';
import { caseFacts } from '../personalisation/known-facts.ts';

type Facts = Record<string, JsonValue>;

/** Whether conditions would let an event in; unsure where they ask what is not known of its customer. */
export type Verdict = 'passes' | 'fails' | 'unsure';

/** Tries conditions on an event, and on its customer as far as known; null where it has none. */
export function judgeEvent(
  conditions: Predicate | undefined,
  { attributes, contact }: { attributes: Facts; contact: Facts | 'unknown' | null },
  now: Date,
): Verdict {
  if (!conditions) return 'passes';
  if (contact === 'unknown' && readsContact(conditions)) return 'unsure';
  const facts = {
    trigger: attributes,
    case: caseFacts(attributes),
    contact: contact === 'unknown' ? {} : (contact ?? {}),
  };
  return evaluatePredicate(conditions, facts, now).passed ? 'passes' : 'fails';
}

/** Whether any row reads the customer, or compares with what is known of one. */
export function readsContact(predicate: Predicate | undefined): boolean {
  if (!predicate) return false;
  if ('all' in predicate) return predicate.all.some(readsContact);
  if ('any' in predicate) return predicate.any.some(readsContact);
  const { attribute, value } = predicate;
  const other =
    typeof value === 'object' && !Array.isArray(value) && 'attribute' in value
      ? value.attribute
      : '';
  return [attribute, other].some((path) => path.startsWith('contact.'));
}
