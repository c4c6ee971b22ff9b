import type { BlockId } from '@percurso/journey/document';
import type { Box, Point, TreeLayout } from './layout.ts';

/** The box that has two points as opposite corners. */
export function boxBetween(one: Point, other: Point): Box {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  return { x, y, width: Math.abs(one.x - other.x), height: Math.abs(one.y - other.y) };
}

/** The blocks whose cards a box touches, in the order of the flow. */
export function blocksIn({ nodes }: TreeLayout, box: Box): BlockId[] {
  return nodes.flatMap((node) =>
    node.type === 'block' && touches(node.box, box) ? [node.blockId] : [],
  );
}

function touches(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
