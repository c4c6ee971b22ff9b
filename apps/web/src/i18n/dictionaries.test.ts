import { texts as blockTexts } from '@percurso/blocks/texts';
import { expect, test } from 'vitest';
import type { Dictionary } from './dictionaries.ts';
import { dictionariesOf } from './dictionaries.ts';
import type { Language } from './languages.ts';
import { languages } from './languages.ts';

const pluralEnding = /_(zero|one|two|few|many|other)$/;

/** Every key with its path; plural forms of one key count as the key. */
function keysOf(dictionary: Dictionary, prefix = ''): [string, string][] {
  return Object.entries(dictionary).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] satisfies [string, string]]
      : keysOf(value, `${prefix}${key}.`),
  );
}

function names(language: Language): Map<string, string> {
  const blocks = blockTexts[language] as unknown as Dictionary;
  return new Map(keysOf({ ...dictionariesOf(language), blocks }));
}

const tags = Object.keys(languages) as Language[];

test('every language has the same keys', () => {
  const baseOf = (language: Language) =>
    [...new Set([...names(language).keys()].map((key) => key.replace(pluralEnding, '')))].sort();
  const english = baseOf('en');
  expect(english.length).toBeGreaterThan(50);
  for (const language of tags) expect(baseOf(language)).toEqual(english);
});

/** Those a word is looked up in by a value of the server: TypeScript cannot tell that they are there. */
test('every group of words that code looks into is there', () => {
  const sources = import.meta.glob<string>('../**/*.{ts,tsx}', {
    eager: true,
    query: '?raw',
    import: 'default',
  });
  const groups = Object.values(sources).flatMap((source) =>
    [...source.matchAll(/wordOf\(\s*`([\w-]+):([\w.]+)\.\$\{/g)].map(
      ([, ns, path]) => `${ns}.${path}.`,
    ),
  );
  expect(groups.length).toBeGreaterThan(20);
  const known = [...names('en').keys()];
  expect(groups.filter((group) => !known.some((key) => key.startsWith(group)))).toEqual([]);
});

test.each(tags)('%s has every plural form its grammar asks for', (language) => {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const all = names(language);
  const counted = [...all.keys()].filter((key) => pluralEnding.test(key));
  const missing = counted
    .map((key) => key.replace(pluralEnding, ''))
    .flatMap((key) => categories.map((category) => `${key}_${category}`))
    .filter((key) => !all.has(key));
  expect([...new Set(missing)]).toEqual([]);
});

test('a text names the same values in every language', () => {
  const english = names('en');
  for (const language of tags) {
    for (const [key, text] of names(language)) {
      const other = english.get(key) ?? english.get(key.replace(pluralEnding, '_other')) ?? '';
      expect([key, valuesIn(text)]).toEqual([key, valuesIn(other)]);
    }
  }
});

/** Words that another language writes as English does. */
const SAME_AS_ENGLISH: Record<Exclude<Language, 'en'>, readonly string[]> = {
  'pt-BR': ['E-mail', 'Id', 'Link', 'Marketing', 'Normal', 'Status', 'Token', 'Zoom'],
  es: [
    'Error',
    'Error:',
    '{{count}} error',
    'Id',
    'Marketing',
    'No',
    'Normal',
    'Token',
    'Zoom',
  ].concat(['Variable', 'Variables', 'Variable {{number}}, {{name}}']),
};
const NAMES = ['curl', 'ErrorCode', 'GSM-7', 'JavaScript', 'Python', 'SMS', 'Unicode'].concat([
  'UTF-8',
  'UTF-16',
  'Latin-1 (Windows-1252)',
]);

test.each(['pt-BR', 'es'] as const)('no text was left in English in %s', (language) => {
  const english = names('en');
  const same = [...NAMES, ...SAME_AS_ENGLISH[language]];
  const left = [...names(language)].filter(
    ([key, text]) =>
      english.get(key) === text &&
      /[a-z]{2}/i.test(text.replaceAll(/\{\{.*?\}\}/g, '')) &&
      !same.includes(text),
  );
  expect(left).toEqual([]);
});

test('no text is empty', () => {
  for (const language of tags) {
    expect([...names(language)].filter(([, text]) => text.trim() === '')).toEqual([]);
  }
});

/** The interpolated names; `count` may be left to the wording of a plural form. */
function valuesIn(text: string): string[] {
  const found = [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? '');
  return [...new Set(found)].filter((name) => name !== 'count').sort();
}
