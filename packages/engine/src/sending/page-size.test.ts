import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstPageSize, nextPageSize } from './page-size.ts';

it.each([
  [32, 10, 64],
  [32, 149, 64],
  [32, 150, 32],
  [32, 400, 32],
  [32, 401, 16],
  [33, 401, 16],
  [16, 9_000, 16],
  [400, 10, 500],
  [500, 10, 500],
])('after a page of %i that took %i ms comes one of %i', (size, tookMs, next) => {
  expect(nextPageSize(size, tookMs)).toBe(next);
});

it('stays between 16 and 500 whatever happens', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 60_000, noNaN: true })), (spans) => {
      const size = spans.reduce(nextPageSize, firstPageSize);
      expect(Number.isInteger(size)).toBe(true);
      expect(size).toBeGreaterThanOrEqual(16);
      expect(size).toBeLessThanOrEqual(500);
    }),
  );
});
