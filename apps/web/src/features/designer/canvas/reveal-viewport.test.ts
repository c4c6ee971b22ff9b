import fc from 'fast-check';
import { expect, it } from 'vitest';
import { revealViewport } from './reveal-viewport.ts';

const VIEW = { width: 1000, height: 700 };

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
