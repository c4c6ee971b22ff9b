import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scrollThumb } from './scroll-thumb.ts';

it('there is none where all is in sight', () => {
  expect(scrollThumb({ from: 100, length: 300 }, 500)).toBeNull();
});

it('stands in the middle when the middle is in sight', () => {
  const thumb = scrollThumb({ from: -750, length: 2000 }, 500);
  expect((thumb?.start ?? 0) + (thumb?.size ?? 0) / 2).toBeCloseTo(0.5);
});

it('lies within its track, and moving it by its free space reaches the end', () => {
  const from = fc.integer({ min: -5000, max: 5000 });
  fc.assert(
    fc.property(from, fc.integer({ min: 1, max: 9000 }), (begin, length) => {
      const thumb = scrollThumb({ from: begin, length }, 600);
      if (!thumb) return;
      expect(thumb.start).toBeGreaterThanOrEqual(0);
      expect(thumb.start + thumb.size).toBeLessThanOrEqual(1.000001);
      const free = (1 - thumb.start - thumb.size) * 600;
      const moved = begin - free * thumb.step;
      expect(moved + length).toBeLessThanOrEqual(600.001);
    }),
  );
});
