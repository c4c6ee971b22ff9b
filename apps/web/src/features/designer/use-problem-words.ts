import type { JsonValue } from '@percurso/journey/json-value';
import type { Problem } from '@percurso/journey/problem';
import type { ProblemKey } from '@percurso/journey/problem-key';
import { PROBLEM_KEYS } from '@percurso/journey/problem-key';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAttributeWords } from '../../components/attributes/use-attribute-words.ts';
import { useDesigner } from './state/designer-context.ts';
import { useBlockWords } from './use-block-words.ts';

/** The sentence of a problem, in the language of the screen. */
export function useProblemWords(): (problem: Pick<Problem, 'key' | 'values'>) => string {
  const { i18n } = useTranslation(['designer', 'attributes']);
  const attributes = useAttributeWords();
  const blocks = useBlockWords();
  const { documents } = useDesigner();
  return useMemo(() => {
    const blockName = (id: unknown): string => {
      const block = documents.getState().blocks.get(String(id));
      return block ? blocks.name(block) : String(id);
    };
    const typeName = (type: unknown): string =>
      i18n.t(`attributes:type.${String(type)}` as 'attributes:type.text', {
        defaultValue: String(type),
      });
    const say: Record<string, (value: JsonValue) => unknown> = {
      path: (path) => (String(path).includes('.') ? attributes.full(String(path)) : path),
      type: typeName,
      expected: (types) => (Array.isArray(types) ? types.map(typeName).join(', ') : types),
      options: (options) => (Array.isArray(options) ? options.join(', ') : options),
      operator: (operator) =>
        i18n.t(`attributes:operator.${String(operator)}` as 'attributes:operator.is'),
      block: blockName,
      after: blockName,
    };
    return ({ key, values = {} }) => {
      const known = isProblemKey(key) ? key : 'invalid';
      const shown = Object.entries(values).map(([name, value]) => [
        name,
        say[name]?.(value) ?? value,
      ]);
      const message = known === key ? {} : { message: key };
      const words = i18n.t(`designer:problems.${known}`, {
        message: '',
        ...Object.fromEntries(shown),
        ...message,
      });
      return String(words);
    };
  }, [i18n, attributes, blocks, documents]);
}

function isProblemKey(key: string): key is ProblemKey {
  return PROBLEM_KEYS.some((known) => known === key);
}
