import { expect, it } from 'vitest';
import { edgeScroll } from './edge-scroll.ts';

const SIZE = { width: 1000, height: 600 };

it('scrolls the faster, the nearer to an edge, and not in the middle', () => {
  expect(edgeScroll({ x: 500, y: 300 }, SIZE)).toEqual({ x: 0, y: 0 });
  expect(edgeScroll({ x: 32, y: 300 }, SIZE)).toEqual({ x: 8, y: 0 });
  expect(edgeScroll({ x: 500, y: 600 }, SIZE)).toEqual({ x: 0, y: -16 });
});

it('scrolls no faster outside', () => {
  expect(edgeScroll({ x: -400, y: 5000 }, SIZE)).toEqual({ x: 16, y: -16 });
});
