import type { Viewport } from '@xyflow/react';
import type { Box } from './layout.ts';

/** What lies over the canvas, the bar above and the zoom below, covers nothing brought into sight. */
const CLEAR = { left: 40, top: 64, right: 40, bottom: 96 } as const;

/** The nearest viewport in which a box stands clear of the edges; the same one where it does already. */
export function revealViewport(
  box: Box,
  viewport: Viewport,
  view: { width: number; height: number },
): Viewport {
  const { zoom } = viewport;
  const left = box.x * zoom + viewport.x;
  const top = box.y * zoom + viewport.y;
  const dx = shift(left, left + box.width * zoom, [CLEAR.left, view.width - CLEAR.right]);
  const dy = shift(top, top + box.height * zoom, [CLEAR.top, view.height - CLEAR.bottom]);
  return dx === 0 && dy === 0 ? viewport : { zoom, x: viewport.x + dx, y: viewport.y + dy };
}

function shift(start: number, end: number, [least, most]: [number, number]): number {
  if (start < least) return least - start;
  return end > most ? Math.max(most - end, least - start) : 0;
}
