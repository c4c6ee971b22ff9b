import { textsOf } from '../../tests/browser/dictionaries.ts';

/** What a key says in a language, its values filled in. */
export function textsIn(language: string) {
  const texts = textsOf(language);
  return (key: string, values: Record<string, string | number> = {}): string => {
    const text = texts.get(key);
    if (text === undefined) throw new Error(`There is no text ${key} in ${language}.`);
    return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => String(values[name] ?? ''));
  };
}
