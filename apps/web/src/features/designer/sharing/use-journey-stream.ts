import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { NumbersOf } from '../numbers/numbers-query.ts';
import { numbersQuery } from '../numbers/numbers-query.ts';
import type { JourneyNumbers } from '../state/journey-view.ts';
import type { Pulse } from './pulse.ts';

/** The browser itself comes back after a break; not where it was refused. */
const AGAIN_MS = 15_000;

/**
 * Listens to what changes about a journey while the page is seen: `onPulse` is told who edits and how
 * far the draft is, the live numbers go to their query. Says whether it is connected.
 */
export function useJourneyStream(
  { journeyId, version }: { journeyId: string; version: NumbersOf },
  onPulse: (pulse: Pulse) => void,
): boolean {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(false);
  const told = useRef(onPulse);
  told.current = onPulse;
  useEffect(() => {
    let source: EventSource | null = null;
    let again: ReturnType<typeof setTimeout> | undefined;
    const close = (): void => {
      clearTimeout(again);
      source?.close();
      source = null;
      setConnected(false);
    };
    const open = (): void => {
      close();
      const of = version === undefined ? '' : `?version=${version}`;
      const opened = new EventSource(`/api/v1/journeys/${journeyId}/stream${of}`);
      source = opened;
      opened.addEventListener('open', () => setConnected(true));
      // The server's schemas made what comes here.
      opened.addEventListener('pulse', ({ data }) => told.current(JSON.parse(data) as Pulse));
      opened.addEventListener('numbers', ({ data }) => {
        const numbers = JSON.parse(data) as JourneyNumbers;
        queries.setQueryData(numbersQuery(journeyId, version).queryKey, numbers);
      });
      opened.addEventListener('error', () => {
        setConnected(false);
        if (opened.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN_MS);
      });
    };
    // A browser has few connections to one server; a page nobody sees needs none.
    const follow = (): void => {
      if (document.visibilityState === 'hidden') close();
      else if (!source) open();
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      close();
    };
  }, [journeyId, version, queries]);
  return connected;
}
