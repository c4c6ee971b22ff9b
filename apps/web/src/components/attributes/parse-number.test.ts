import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseNumber } from './parse-number.ts';

it('takes point and comma, nothing, and refuses what is no number', () => {
  expect(parseNumber(' 10 ')).toBe(10);
  expect(parseNumber('-2,5')).toBe(-2.5);
  expect(parseNumber('.5')).toBe(0.5);
  expect(parseNumber('')).toBeUndefined();
  expect(parseNumber('1.000,5')).toBeNull();
  expect(parseNumber('12a')).toBeNull();
  expect(parseNumber('-')).toBeNull();
});

it('reads back every integer it is given', () => {
  fc.assert(fc.property(fc.integer(), (value) => parseNumber(String(value)) === value));
});
