import type { Language } from './languages.ts';

export type Dictionary = { [key: string]: string | Dictionary };

const files = import.meta.glob<Dictionary>(
  [
    '../app/texts.*.json',
    '../components/texts.*.json',
    '../components/*/texts.*.json',
    '../features/*/texts.*.json',
    '../features/*/*/texts.*.json',
  ],
  { eager: true, import: 'default' },
);

/** Namespace → dictionary of one language; the namespace is the name of the folder the texts lie in. */
export function dictionariesOf(language: Language): Record<string, Dictionary> {
  const found: Record<string, Dictionary> = {};
  for (const [path, dictionary] of Object.entries(files)) {
    const [file, folder] = path.split('/').reverse();
    if (folder && file === `texts.${language}.json`) found[folder] = dictionary;
  }
  return found;
}
