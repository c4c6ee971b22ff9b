import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isUnderNotices, revealViewport } from './reveal-viewport.ts';

const VIEW = { width: 1000, height: 700, notices: 0 };

it('leaves the viewport alone where the box stands clear', () => {
  const viewport = { x: 500, y: 48, zoom: 1 };
  const box = { x: -144, y: 100, width: 288, height: 64 };
  expect(revealViewport(box, viewport, VIEW)).toBe(viewport);
});

it('brings every box that fits into sight and never changes the zoom', () => {
  const coordinate = fc.integer({ min: -5000, max: 5000 });
  fc.assert(
    fc.property(
      coordinate,
      coordinate,
      fc.double({ min: 0.1, max: 1.5, noNaN: true }),
      (x, y, zoom) => {
        const next = revealViewport({ x, y, width: 288, height: 64 }, { x: 0, y: 0, zoom }, VIEW);
        expect(next.zoom).toBe(zoom);
        expect(x * zoom + next.x).toBeGreaterThanOrEqual(39.99);
        expect((x + 288) * zoom + next.x).toBeLessThanOrEqual(960.01);
        expect((y + 64) * zoom + next.y).toBeLessThanOrEqual(604.01);
      },
    ),
  );
});

it('brings what stands behind notices above them, and only that', () => {
  const viewport = { x: 0, y: 0, zoom: 1 };
  const low = { x: 400, y: 560, width: 288, height: 64 };
  const two = { ...VIEW, notices: 140 };
  expect(isUnderNotices(low, viewport, two)).toBe(true);
  expect(low.y + low.height + revealViewport(low, viewport, two).y).toBe(700 - 140 - 32);
  expect(isUnderNotices(low, viewport, VIEW)).toBe(false);
  expect(isUnderNotices({ ...low, y: 300 }, viewport, two)).toBe(false);
  // Out of sight, below or beside: nobody works there.
  expect(isUnderNotices({ ...low, y: 900 }, viewport, two)).toBe(false);
  expect(isUnderNotices({ ...low, x: -400 }, viewport, two)).toBe(false);
});
