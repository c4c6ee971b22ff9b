import type { RefObject } from 'react';
import { useCallback, useLayoutEffect, useState } from 'react';

/** Rows drawn beyond each edge, and by how many the window moves at a time. */
const MARGIN = 12;

export interface RowHeights {
  row: number;
  /** Of the header that stays at the top of the scrolled part. */
  head: number;
}

export interface RowWindow {
  first: number;
  /** Behind the last one drawn. */
  end: number;
  onScroll(): void;
  scrollTo(index: number): void;
}

/** Which rows of equal height are near enough to what is seen to be drawn. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  { row, head }: RowHeights,
): RowWindow {
  const [range, setRange] = useState({ first: 0, end: 5 * MARGIN });
  const measure = useCallback((): void => {
    if (!scroller.current) return;
    const { scrollTop, clientHeight } = scroller.current;
    const at = Math.floor(scrollTop / row / MARGIN) * MARGIN;
    const first = Math.max(0, at - MARGIN);
    const end = at + Math.ceil(clientHeight / row) + 2 * MARGIN;
    setRange((old) => (old.first === first && old.end === end ? old : { first, end }));
  }, [scroller, row]);
  useLayoutEffect(() => {
    if (!scroller.current) return;
    const observer = new ResizeObserver(measure);
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [scroller, measure]);
  const scrollTo = useCallback(
    (index: number): void => {
      const element = scroller.current;
      if (!element) return;
      const top = index * row;
      const bottom = top + row - (element.clientHeight - head);
      if (element.scrollTop > top) element.scrollTop = top;
      else if (element.scrollTop < bottom) element.scrollTop = bottom;
    },
    [scroller, row, head],
  );
  return { ...range, onScroll: measure, scrollTo };
}
