import { expect, it } from 'vitest';
import { connectorPath } from './connector-path.ts';

it('draws a straight line as one segment', () => {
  expect(
    connectorPath([
      { x: 0, y: 0 },
      { x: 0, y: 14 },
    ]),
  ).toBe('M0 0L0 14');
});

it('rounds corners by 8 px, less where a segment is shorter', () => {
  const path = connectorPath([
    { x: 0, y: 0 },
    { x: 0, y: 22 },
    { x: 100, y: 22 },
    { x: 100, y: 30 },
  ]);
  expect(path).toBe('M0 0L0 14Q0 22 8 22L96 22Q100 22 100 26L100 30');
});
