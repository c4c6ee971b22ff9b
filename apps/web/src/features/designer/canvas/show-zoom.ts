/** Below these zooms cards are drawn with less: icon and name, then the shape alone. */
const NAME_BELOW = 0.5;
const SHAPE_BELOW = 0.25;

type Detail = 'full' | 'name' | 'shape';

function detailAt(zoom: number): Detail {
  if (zoom < SHAPE_BELOW) return 'shape';
  return zoom < NAME_BELOW ? 'name' : 'full';
}

/** Tells the styles of the canvas how large things are on the screen; nothing is rendered anew. */
export function showZoom(frame: HTMLElement | null, zoom: number): void {
  if (!frame || frame.style.getPropertyValue('--canvas-zoom') === String(zoom)) return;
  frame.style.setProperty('--canvas-zoom', String(zoom));
  frame.setAttribute('data-detail', detailAt(zoom));
}
