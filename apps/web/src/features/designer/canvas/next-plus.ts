import type { Direction } from '../state/flow-navigation.ts';
import type { LayoutNode } from './layout.ts';

export type PlusItem = Extract<LayoutNode, { type: 'plus' }>;

/** The '+' an arrow key leads to: along the flow, or the nearest one at the side. */
export function nextPlus(
  all: readonly PlusItem[],
  from: string | null,
  direction: Direction,
): PlusItem | undefined {
  const index = all.findIndex(({ id }) => id === from);
  const at = all[index];
  if (direction === 'first' || !at) return all[0];
  if (direction === 'last') return all.at(-1);
  if (direction === 'down') return all[index + 1] ?? at;
  if (direction === 'up') return all[index - 1] ?? at;
  const side = direction === 'left' ? -1 : 1;
  const beside = all.filter(({ box }) => (box.x - at.box.x) * side > 1);
  const far = ({ box }: PlusItem): number =>
    Math.abs(box.x - at.box.x) + 2 * Math.abs(box.y - at.box.y);
  return beside.reduce((best, one) => (far(one) < far(best) ? one : best), beside[0] ?? at);
}

/** The '+' that something dropped at a point of the flow would go to; null where none is near. */
export function plusNear(
  all: readonly PlusItem[],
  point: { x: number; y: number },
): PlusItem | null {
  let best: PlusItem | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const item of all) {
    const dx = Math.abs(item.box.x + item.box.width / 2 - point.x);
    const dy = Math.abs(item.box.y + item.box.height / 2 - point.y);
    if (dx > REACH.x || dy > REACH.y || dx + 2 * dy >= least) continue;
    best = item;
    least = dx + 2 * dy;
  }
  return best;
}

/** Half a card and its gap: where one lets go between two cards, the '+' between them is meant. */
const REACH = { x: 168, y: 62 } as const;
