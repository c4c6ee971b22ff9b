import fc from 'fast-check';
import { expect, it } from 'vitest';
import { localInstant, toInstant } from './local-instant.ts';

it('gives back every instant, to the minute', () => {
  const minutes = fc.integer({ min: 0, max: 60_000_000 });
  fc.assert(
    fc.property(minutes, (minute) => {
      const instant = new Date(minute * 60_000).toISOString();
      return toInstant(localInstant(instant)) === instant;
    }),
  );
});

it('has nothing for what is no instant', () => {
  expect(localInstant('tomorrow')).toBe('');
  expect(localInstant(undefined)).toBe('');
  expect(toInstant('')).toBeUndefined();
});
