import fc from 'fast-check';
import { expect, it } from 'vitest';
import { localInstant, toInstant } from './local-instant.ts';

it('gives back every instant, to the second', () => {
  const seconds = fc.integer({ min: 0, max: 3_600_000_000 });
  fc.assert(
    fc.property(seconds, fc.constantFrom(1, 60), (second, unit) => {
      const instant = new Date((second - (second % unit)) * 1000).toISOString();
      return toInstant(localInstant(instant)) === instant;
    }),
  );
});

it('has seconds only where there are some', () => {
  expect(localInstant('2026-03-09T12:05:00.000Z')).toMatch(/T\d\d:05$/);
  expect(localInstant('2026-03-09T12:05:07.000Z')).toMatch(/T\d\d:05:07$/);
});

it('has nothing for what is no instant', () => {
  expect(localInstant('tomorrow')).toBe('');
  expect(localInstant(undefined)).toBe('');
  expect(toInstant('')).toBeUndefined();
});
