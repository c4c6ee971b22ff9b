import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';

/**
 * Gives the focus back to what opened a layer when the layer closes and took the focus with it.
 * Put the ref on the opener.
 */
export function useReturnFocus<Opener extends HTMLElement>(
  opened: boolean,
): RefObject<Opener | null> {
  const opener = useRef<Opener>(null);
  const was = useRef(opened);
  useEffect(() => {
    const nowhere = document.activeElement === document.body;
    if (was.current && !opened && nowhere) opener.current?.focus();
    was.current = opened;
  }, [opened]);
  return opener;
}
