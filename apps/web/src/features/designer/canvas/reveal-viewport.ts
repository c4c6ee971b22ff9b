import type { Viewport } from '@xyflow/react';
import type { Box } from './layout.ts';

/** What lies over the canvas, the bar above and the zoom below, covers nothing brought into sight. */
const CLEAR = { left: 40, top: 64, right: 40, bottom: 96 } as const;

/** Between the lower edge, the notices and what stands above them. */
const NOTICE_GAP = 16;

/** The part of the canvas that is seen, and how high notices stand at its lower edge. */
interface CanvasView {
  width: number;
  height: number;
  notices: number;
}

/** Whether a box that is in sight stands behind the notices, or where they come next. */
export function isUnderNotices(box: Box, viewport: Viewport, view: CanvasView): boolean {
  if (view.notices === 0) return false;
  const { zoom } = viewport;
  const left = box.x * zoom + viewport.x;
  const top = box.y * zoom + viewport.y;
  const seen = left < view.width && left + box.width * zoom > 0 && top < view.height;
  return seen && top + box.height * zoom > view.height - clearBelow(view);
}

function clearBelow({ notices }: CanvasView): number {
  return notices === 0 ? CLEAR.bottom : Math.max(CLEAR.bottom, notices + 2 * NOTICE_GAP);
}

/** The nearest viewport in which a box stands clear of the edges; the same one where it does already. */
export function revealViewport(box: Box, viewport: Viewport, view: CanvasView): Viewport {
  const { zoom } = viewport;
  const left = box.x * zoom + viewport.x;
  const top = box.y * zoom + viewport.y;
  const dx = shift(left, left + box.width * zoom, [CLEAR.left, view.width - CLEAR.right]);
  const dy = shift(top, top + box.height * zoom, [CLEAR.top, view.height - clearBelow(view)]);
  return dx === 0 && dy === 0 ? viewport : { zoom, x: viewport.x + dx, y: viewport.y + dy };
}

function shift(start: number, end: number, [least, most]: [number, number]): number {
  if (start < least) return least - start;
  return end > most ? Math.max(most - end, least - start) : 0;
}
