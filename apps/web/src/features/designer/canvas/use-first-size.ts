import type { RefObject } from 'react';
import { useLayoutEffect, useState } from 'react';

/** An element's size as soon as it has one, known before anything is painted; null until then. */
export function useFirstSize(
  ref: RefObject<HTMLElement | null>,
): { width: number; height: number } | null {
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || size) return;
    const read = (): void => {
      const { offsetWidth: width, offsetHeight: height } = element;
      if (width > 0 && height > 0) setSize({ width, height });
    };
    read();
    const watch = new ResizeObserver(read);
    watch.observe(element);
    return () => watch.disconnect();
  }, [ref, size]);
  return size;
}
