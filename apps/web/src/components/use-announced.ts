import { useEffect, useRef } from 'react';
import { announce } from './announce.ts';

/** While somebody types, only what stands still is read out. */
const QUIET_MS = 500;

interface Announced {
  /** Also what is there when it first appears. */
  first?: boolean;
  urgency?: 'urgent';
}

/** Reads out a text that stands on the screen whenever it changes; an empty one says nothing. */
export function useAnnounced(text: string, { first = false, urgency }: Announced = {}): void {
  const known = useRef(first ? '' : text);
  useEffect(() => {
    if (known.current === text) return undefined;
    const timer = setTimeout(() => {
      known.current = text;
      announce(text, urgency);
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [text, urgency]);
}
