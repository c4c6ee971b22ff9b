import type { Point } from './layout.ts';
import { CORNER } from './layout-metrics.ts';

/** The SVG path of an orthogonal line, its corners rounded as far as the segments allow. */
export function connectorPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${first.x} ${first.y}`;
  let from = first;
  for (const [index, corner] of rest.entries()) {
    const next = rest[index + 1];
    if (!next) return `${path}L${corner.x} ${corner.y}`;
    const radius = Math.min(CORNER, distance(from, corner) / 2, distance(corner, next) / 2);
    const start = towards(corner, from, radius);
    const end = towards(corner, next, radius);
    path += `L${start.x} ${start.y}Q${corner.x} ${corner.y} ${end.x} ${end.y}`;
    from = corner;
  }
  return path;
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Point, to: Point, length: number): Point {
  return {
    x: from.x + Math.sign(to.x - from.x) * length,
    y: from.y + Math.sign(to.y - from.y) * length,
  };
}
