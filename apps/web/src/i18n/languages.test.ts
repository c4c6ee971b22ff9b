import { expect, test } from 'vitest';
import { languageFor } from './languages.ts';

test.each([
  [['pt-PT', 'en'], 'pt-BR'],
  [['es-419'], 'es'],
  [['es-ES', 'pt'], 'es'],
  [['ja', 'en-GB'], 'en'],
  [['est'], 'en'],
  [[], 'en'],
])('a browser that asks for %j is answered in %s', (wanted, language) => {
  expect(languageFor(wanted)).toBe(language);
});
