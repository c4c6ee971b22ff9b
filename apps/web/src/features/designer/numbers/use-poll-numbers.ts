import { useQuery } from '@tanstack/react-query';
import { useDesigner } from '../state/designer-context.ts';
import { numbersQuery } from './numbers-query.ts';
import { useNarrowing } from './use-numbers.ts';

const POLL_MS = 5000;
const MOST_MS = 300_000;

/**
 * Keeps the numbers coming: the live ones are told by the stream while it is connected, and asked for
 * otherwise; those of a period or a channel are asked for as long as they are shown.
 */
export function usePollNumbers({
  published,
  connected,
}: {
  published: boolean;
  connected: boolean;
}): void {
  const { journeyId, version } = useDesigner();
  const narrowing = useNarrowing();
  const live = useQuery({
    ...numbersQuery(journeyId, version),
    enabled: published,
    refetchInterval: connected ? false : POLL_MS,
  });
  useQuery({
    ...numbersQuery(journeyId, version, narrowing),
    // What the server's time is comes with the live ones.
    enabled: narrowing !== undefined && live.data !== undefined,
    // The more people there are, the longer it takes to count them.
    refetchInterval: ({ state: { data } }) =>
      Math.min(Math.max(POLL_MS, (data?.entry.entered ?? 0) / 2), MOST_MS),
  });
}
