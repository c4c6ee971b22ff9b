/** From the edge inwards, in pixels of the screen, where dragging scrolls. */
const ZONE = 64;
/** Pixels a frame at the very edge. */
const FASTEST = 16;

/** How far to scroll in this frame while something is held at a point of a box of this size. */
export function edgeScroll(
  point: { x: number; y: number },
  size: { width: number; height: number },
): { x: number; y: number } {
  return { x: speed(point.x, size.width), y: speed(point.y, size.height) };
}

function speed(at: number, length: number): number {
  if (at < ZONE) return (FASTEST * Math.min(ZONE - at, ZONE)) / ZONE;
  const beyond = at - (length - ZONE);
  return beyond > 0 ? (-FASTEST * Math.min(beyond, ZONE)) / ZONE : 0;
}
