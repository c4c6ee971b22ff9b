import { expect, test } from 'vitest';
import { isAway } from './is-away.ts';

const coded = (code: string) => Object.assign(new Error('said'), { code });

test.each([
  ['ECONNREFUSED', true],
  ['CONNECTION_CLOSED', true],
  ['57P03', true],
  ['08006', true],
  ['53300', true],
  ['53100', true],
  ['23505', false],
  ['40P01', false],
  ['57014', false],
  ['08', false],
])('%s: %s', (code, away) => {
  expect(isAway(coded(code))).toBe(away);
  // Drizzle says the query, and keeps the reason as its cause.
  expect(isAway(new Error('Failed query', { cause: coded(code) }))).toBe(away);
});

test('what is no error, or has no code, is something else', () => {
  for (const error of [undefined, 'ECONNREFUSED', new Error('x'), { code: '57P01' }]) {
    expect(isAway(error)).toBe(false);
  }
});
