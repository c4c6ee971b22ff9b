import type { BlockId } from '@percurso/journey/document';
import type { Box, LayoutLine, Point } from './layout.ts';

/** The lower end of something already placed, from which lines go on. */
export interface Tail extends Point {
  id: string;
  /** Corners already passed on the way to here. */
  via?: Point[] | undefined;
}

/** A line straight down, or down to `bend`, across, and down. */
export function lineDown(from: Tail, to: Tail, bend: number): LayoutLine {
  const points =
    from.x === to.x
      ? [from, to]
      : [...(from.via ?? []), from, { x: from.x, y: bend }, { x: to.x, y: bend }, to];
  return {
    id: `${from.id}>${to.id}`,
    source: from.id,
    target: to.id,
    points: points.map(({ x, y }) => ({ x, y })),
  };
}

/** A line down, aside, up, and into the side of the card it leads back to. */
export function lineBack(tail: Tail, back: { block: BlockId; from: Point; to: Box }): LayoutLine {
  const { block, from, to } = back;
  const middle = to.y + to.height / 2;
  return {
    id: `${tail.id}>${block}:back`,
    source: tail.id,
    target: block,
    points: [
      { x: tail.x, y: tail.y },
      { x: tail.x, y: from.y },
      { x: from.x, y: from.y },
      { x: from.x, y: middle },
      { x: to.x, y: middle },
    ],
    back: true,
  };
}
