/** Free space one can scroll to beyond the journey, in pixels of the screen. */
const BEYOND = 80;

/** A scrollbar's thumb as parts of its track, and how far one pixel of it scrolls. */
export interface ScrollThumb {
  start: number;
  size: number;
  step: number;
}

/** The thumb of one axis; null where all is in sight. `from` is where the journey begins, in view. */
export function scrollThumb(
  journey: { from: number; length: number },
  view: number,
): ScrollThumb | null {
  const start = Math.min(journey.from - BEYOND, 0);
  const end = Math.max(journey.from + journey.length + BEYOND, view);
  const all = end - start;
  const hidden = journey.from < 0 || journey.from + journey.length > view;
  return hidden && view > 0 ? { start: -start / all, size: view / all, step: all / view } : null;
}
