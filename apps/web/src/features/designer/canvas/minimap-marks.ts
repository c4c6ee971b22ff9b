import type { Box, TreeLayout } from './layout.ts';

export const MINIMAP = { width: 200, height: 140 } as const;
const LARGEST_SCALE = 0.12;
/** So that a card of a long journey is still a mark. */
const LEAST_MARK = 1.5;

/** From the flow to the small map; a long journey is squeezed, or it would be a thread. */
export interface MinimapScale {
  bounds: Box;
  x: number;
  y: number;
  width: number;
  height: number;
}

export function minimapScale(bounds: Box): MinimapScale {
  const x = Math.min(MINIMAP.width / bounds.width, LARGEST_SCALE);
  const y = Math.min(MINIMAP.height / bounds.height, LARGEST_SCALE);
  return { bounds, x, y, width: bounds.width * x, height: bounds.height * y };
}

/** The outline of all cards that are asked for as one path. */
export function minimapPath(
  { nodes }: TreeLayout,
  scale: MinimapScale,
  shown: (id: string) => boolean,
): string {
  const parts: string[] = [];
  for (const { type, id, box } of nodes) {
    if ((type !== 'block' && type !== 'trigger') || !shown(id)) continue;
    const x = (box.x - scale.bounds.x) * scale.x;
    const y = (box.y - scale.bounds.y) * scale.y;
    const width = Math.max(box.width * scale.x, LEAST_MARK);
    const height = Math.max(box.height * scale.y, LEAST_MARK);
    parts.push(`M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`);
  }
  return parts.join('');
}

/** The part of the map that is in sight. */
export function minimapWindow(
  scale: MinimapScale,
  { x, y, zoom }: { x: number; y: number; zoom: number },
  view: { width: number; height: number },
): Box {
  return {
    x: (-x / zoom - scale.bounds.x) * scale.x,
    y: (-y / zoom - scale.bounds.y) * scale.y,
    width: (view.width / zoom) * scale.x,
    height: (view.height / zoom) * scale.y,
  };
}

/** The viewport that has a point of the map in its middle. */
export function viewportAt(
  scale: MinimapScale,
  point: { x: number; y: number },
  view: { width: number; height: number; zoom: number },
): { x: number; y: number; zoom: number } {
  const x = point.x / scale.x + scale.bounds.x;
  const y = point.y / scale.y + scale.bounds.y;
  const { width, height, zoom } = view;
  return { x: width / 2 - x * zoom, y: height / 2 - y * zoom, zoom };
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
