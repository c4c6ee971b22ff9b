import { useQueryClient } from '@tanstack/react-query';
import type { Bounds } from '../../../components/period.ts';
import { useDesigner } from '../state/designer-context.ts';
import type { Channel, Narrowing } from './narrowing.ts';
import { narrowingQuery } from './narrowing.ts';
import { numbersQuery } from './numbers-query.ts';
import { useNarrowing } from './use-numbers.ts';

/** What a list of people takes so that it holds those whom narrowed numbers count. */
export interface Counted extends Bounds {
  version?: string;
  channel?: Channel;
}

/**
 * Makes a list hold the people whom the numbers shown count, while those are narrowed: `key` tells them
 * from others, `now` is what to ask for at this moment.
 */
export function useCounted(): { key: Narrowing | undefined; now(): Counted } {
  const queries = useQueryClient();
  const { journeyId, version } = useDesigner();
  const narrowing = useNarrowing();
  return {
    key: narrowing,
    now: () => {
      const live = queries.getQueryData(numbersQuery(journeyId, version).queryKey);
      if (!narrowing || !live) return {};
      const of = version ?? live.versionNumber ?? 'all';
      return { version: String(of), ...narrowingQuery(narrowing, live.asOf) };
    },
  };
}
