import { expect, it } from 'vitest';
import { matchesSearch } from './matches-search.ts';

it('finds every word in any order, without case and accents', () => {
  expect(matchesSearch('Código do erro do dispositivo', 'ERRO codigo')).toBe(true);
  expect(matchesSearch('Código do erro', 'erro caso')).toBe(false);
  expect(matchesSearch('Anything', '  ')).toBe(true);
});
