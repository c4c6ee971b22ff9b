import { expect, test } from 'vitest';
import { acceptedLanguage } from './accepted-language.ts';

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['pt-BR,pt;q=0.9,en;q=0.8', 'pt-BR'],
  ['pt-PT', 'pt-BR'],
  ['en-GB,pt;q=0.9', 'en'],
  ['de, en;q=0.5, pt;q=0.7', 'pt-BR'],
  ['pt;q=0, en;q=0.1', 'en'],
  ['es-MX,en;q=0.8', 'es'],
  ['es-419', 'es'],
  ['ja', 'en'],
] as const)('%s asks for %s', (header, language) => {
  expect(acceptedLanguage(header)).toBe(language);
});
