import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useDesigner } from '../state/designer-context.ts';
import type { JourneyNumbers } from '../state/journey-view.ts';
import { numbersQuery } from './numbers-query.ts';

/** How many people wait at blocks in the version whose numbers are known; 0 where none is. */
export function usePeopleHere(): (blockIds: Iterable<string>) => number {
  const queries = useQueryClient();
  const { journeyId, version } = useDesigner();
  return useCallback(
    (blockIds) => {
      const { queryKey } = numbersQuery(journeyId, version);
      const numbers = queries.getQueryData<JourneyNumbers>(queryKey);
      return [...blockIds].reduce((sum, id) => sum + (numbers?.blocks[id]?.here ?? 0), 0);
    },
    [queries, journeyId, version],
  );
}
