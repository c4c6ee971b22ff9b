import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';

/** Gives the focus to what takes the place of what had it. Put the ref on an element that can have it. */
export function useFocusFirst<Target extends HTMLElement>(): RefObject<Target | null> {
  const target = useRef<Target>(null);
  useEffect(() => {
    // A dialog that opens in the same moment first remembers what opened it.
    const timer = setTimeout(() => target.current?.focus());
    return () => clearTimeout(timer);
  }, []);
  return target;
}
