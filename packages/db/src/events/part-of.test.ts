import fc from 'fast-check';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { PARTS, partOf } from './part-of.ts';

test('a contact keeps its part for ever', () => {
  expect(partOf('018f2b6e-0000-7000-8000-000000000001')).toBe(
    partOf('018f2b6e-0000-7000-8000-000000000001'),
  );
  // Written down once: another hash would put waiting events and new ones of a contact apart.
  expect(
    ['018f2b6e-0000-7000-8000-00000000000a', '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b'].map(partOf),
  ).toEqual([2, 1]);
});

test('every id has one of the parts', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      const part = partOf(id);
      expect(Number.isInteger(part) && part >= 0 && part < PARTS).toBe(true);
    }),
  );
});

test('ids made one after the other are spread evenly', () => {
  const counts = Array<number>(PARTS).fill(0);
  for (let index = 0; index < 8000; index += 1) {
    const part = partOf(v7());
    counts[part] = (counts[part] ?? 0) + 1;
  }
  expect(Math.min(...counts)).toBeGreaterThan(800);
  expect(Math.max(...counts)).toBeLessThan(1200);
});
