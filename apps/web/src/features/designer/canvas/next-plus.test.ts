import { describe, expect, it } from 'vitest';
import type { PlusItem } from './next-plus.ts';
import { nextPlus, plusNear } from './next-plus.ts';

function plus(id: string, x: number, y: number): PlusItem {
  const place = { parent: null, port: null, index: 0 };
  const nobody = { blockId: null };
  const box = { x: x - 14, y: y - 14, width: 28, height: 28 };
  return { id, type: 'plus', place, before: nobody, after: nobody, box };
}

/** Two branches of two gaps each between the first and the last. */
const all = [
  plus('top', 0, 0),
  plus('yes1', -170, 200),
  plus('yes2', -170, 320),
  plus('no1', 170, 200),
  plus('no2', 170, 320),
  plus('end', 0, 440),
];

describe('nextPlus', () => {
  const go = (from: string | null, direction: Parameters<typeof nextPlus>[2]) =>
    nextPlus(all, from, direction)?.id;

  it('goes along the flow and stays at its ends', () => {
    expect(go('top', 'down')).toBe('yes1');
    expect(go('no1', 'up')).toBe('yes2');
    expect(go('end', 'down')).toBe('end');
    expect(go('top', 'up')).toBe('top');
    expect(go(null, 'down')).toBe('top');
    expect(go('no1', 'last')).toBe('end');
  });

  it('goes to the nearest at the side', () => {
    expect(go('yes2', 'right')).toBe('no2');
    expect(go('no1', 'left')).toBe('yes1');
    expect(go('yes1', 'left')).toBe('yes1');
  });
});

describe('plusNear', () => {
  it('is the one whose gap, or card beside it, the point is in', () => {
    expect(plusNear(all, { x: -100, y: 210 })?.id).toBe('yes1');
    expect(plusNear(all, { x: 0, y: 50 })?.id).toBe('top');
    expect(plusNear(all, { x: 600, y: 200 })).toBeNull();
  });
});
