import type { RefObject } from 'react';
import { useEffect } from 'react';
import { usePaneOverlap } from '../pane/use-pane-overlap.ts';

/** Keeps notices over the editor, clear of the pane beside it and of the drawer below. */
export function useNoticePlace(editor: RefObject<HTMLElement | null>): void {
  const covered = usePaneOverlap();
  useEffect(() => {
    const element = editor.current;
    if (!element) return undefined;
    const { style } = window.document.documentElement;
    const set = (edge: 'left' | 'right' | 'bottom', pixels: number): void =>
      style.setProperty(`--notice-${edge}`, `${Math.max(pixels, 0)}px`);
    const place = (): void => {
      const { left, right, bottom } = element.getBoundingClientRect();
      set('left', left);
      set('right', window.document.documentElement.clientWidth - right + covered);
      set('bottom', window.innerHeight - bottom);
    };
    const observer = new ResizeObserver(place);
    observer.observe(element);
    return () => {
      observer.disconnect();
      for (const edge of ['left', 'right', 'bottom']) style.removeProperty(`--notice-${edge}`);
    };
  }, [editor, covered]);
}
