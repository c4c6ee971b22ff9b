import type { JsonValue } from '@percurso/journey/json-value';
import { caseGroup } from '../../components/attributes/predicate-sentence.ts';
import { wordOf } from '../../i18n/word-of.ts';

interface Words {
  nameOf(path: string): string;
  language: string;
}

/** The parts of a summary that compare an attribute with something, as they are read. */
export function comparisonWords(
  { attribute, value, from, otherAttribute }: Record<string, JsonValue>,
  { nameOf, language }: Words,
): Record<string, JsonValue> {
  if (typeof attribute !== 'string') return {};
  const group = caseGroup(attribute);
  const say = (one: JsonValue): string => {
    if (typeof one === 'boolean') return wordOf(`attributes:value.${one}`, String(one));
    if (typeof one === 'number') {
      return one.toLocaleString(language, { useGrouping: false, maximumFractionDigits: 20 });
    }
    return group ? wordOf(`components:${group}.${String(one)}`, String(one)) : String(one);
  };
  const all = (given: JsonValue): string =>
    Array.isArray(given) ? given.map(say).join(', ') : say(given);
  return {
    attribute: nameOf(attribute),
    ...(value === undefined ? {} : { value: all(value) }),
    ...(from === undefined ? {} : { from: all(from) }),
    ...(typeof otherAttribute === 'string' ? { value: nameOf(otherAttribute) } : {}),
  };
}
