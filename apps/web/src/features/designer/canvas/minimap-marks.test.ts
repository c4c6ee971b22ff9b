import { describe, expect, it } from 'vitest';
import type { TreeLayout } from './layout.ts';
import { MINIMAP, minimapPath, minimapScale, minimapWindow, viewportAt } from './minimap-marks.ts';

const bounds = { x: -1000, y: 0, width: 2000, height: 200_000 };
const layout: TreeLayout = {
  nodes: [
    { id: 'trigger', type: 'trigger', box: { x: -144, y: 0, width: 288, height: 64 } },
    {
      id: 'b1',
      type: 'block',
      blockId: 'b1',
      box: { x: -144, y: 100_000, width: 288, height: 64 },
    },
    { id: 'exit', type: 'exit', blockId: null, box: { x: 0, y: 150_000, width: 96, height: 30 } },
  ],
  lines: [],
  bounds,
};

describe('the small map', () => {
  const scale = minimapScale(bounds);

  it('holds a long journey whole, and magnifies a small one no further than it can be read', () => {
    expect(scale.width).toBeLessThanOrEqual(MINIMAP.width);
    expect(scale.height).toBeLessThanOrEqual(MINIMAP.height);
    expect(minimapScale({ x: 0, y: 0, width: 300, height: 400 }).height).toBeLessThan(60);
  });

  it('marks the cards that are asked for, however small', () => {
    expect(minimapPath(layout, scale, () => true).split('M')).toHaveLength(3);
    expect(minimapPath(layout, scale, (id) => id === 'b1')).toBe('M85.6 70h28.8v1.5h-28.8z');
    expect(minimapPath(layout, scale, () => false)).toBe('');
  });

  it('a point clicked is in the middle of the window afterwards', () => {
    const view = { width: 1000, height: 600, zoom: 0.5 };
    const window = minimapWindow(scale, viewportAt(scale, { x: 30, y: 40 }, view), view);
    expect(window.x + window.width / 2).toBeCloseTo(30);
    expect(window.y + window.height / 2).toBeCloseTo(40);
  });
});
