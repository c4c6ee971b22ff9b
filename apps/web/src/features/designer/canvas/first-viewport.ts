import type { Viewport } from '@xyflow/react';
import type { Box } from './layout.ts';

const MARGIN = 48;
/** Below the bar of what is chosen, which may come to lie there. */
const TOP = 64;
/** Below it the small print of a card is no longer readable. */
const SMALLEST = 0.8;

/** Where a journey opens: whole if it fits at a readable size, else its top, centred on the trigger. */
export function firstViewport(bounds: Box, view: { width: number; height: number }): Viewport {
  const fit = Math.min(
    (view.width - 2 * MARGIN) / bounds.width,
    (view.height - TOP - MARGIN) / bounds.height,
    1,
  );
  const zoom = Math.max(fit, SMALLEST);
  const middle = (bounds.x + bounds.width / 2) * zoom;
  const fits = bounds.width * zoom <= view.width - MARGIN;
  return { x: view.width / 2 - (fits ? middle : 0), y: TOP, zoom };
}

/** The viewport that shows everything, however small. */
export function fitViewport(bounds: Box, view: { width: number; height: number }): Viewport {
  const zoom = Math.max(
    Math.min(
      (view.width - 2 * MARGIN) / bounds.width,
      (view.height - 2 * MARGIN) / bounds.height,
      1,
    ),
    0.1,
  );
  return {
    x: view.width / 2 - (bounds.x + bounds.width / 2) * zoom,
    y: Math.max(MARGIN, (view.height - bounds.height * zoom) / 2),
    zoom,
  };
}
