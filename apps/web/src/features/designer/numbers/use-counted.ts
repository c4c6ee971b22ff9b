import { useQueryClient } from '@tanstack/react-query';
import type { Bounds } from '../../../components/period.ts';
import { useDesigner } from '../state/designer-context.ts';
import type { JourneyNumbers } from '../state/journey-view.ts';
import type { Channel, Narrowing } from './narrowing.ts';
import { narrowingQuery } from './narrowing.ts';
import { numbersQuery } from './numbers-query.ts';
import { useNarrowing } from './use-numbers.ts';

/** What a list of people takes so that it holds those whom narrowed numbers count. */
export interface Counted extends Bounds {
  version?: string;
  channel?: Channel;
}

interface UseCounted {
  /** Tells lists of different people apart. */
  key: Narrowing | undefined;
  /** What to ask for at this moment, while the numbers shown are narrowed. */
  now(): Counted;
  /** The same whether or not they are: the version whose numbers they are then. */
  always(): Promise<Counted>;
}

/** Makes a list hold the people whom the numbers shown count. */
export function useCounted(): UseCounted {
  const queries = useQueryClient();
  const { journeyId, version } = useDesigner();
  const narrowing = useNarrowing();
  const countedBy = ({ versionNumber, asOf }: JourneyNumbers): Counted => ({
    version: String(version ?? versionNumber ?? 'all'),
    ...narrowingQuery(narrowing, asOf),
  });
  return {
    key: narrowing,
    now: () => {
      const live = queries.getQueryData(numbersQuery(journeyId, version).queryKey);
      return narrowing && live ? countedBy(live) : {};
    },
    always: async () => countedBy(await queries.ensureQueryData(numbersQuery(journeyId, version))),
  };
}
