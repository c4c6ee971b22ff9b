import { useQuery } from '@tanstack/react-query';
import { useDesigner } from '../state/designer-context.ts';
import type { BlockNumbers, JourneyNumbers } from '../state/journey-view.ts';
import { numbersQuery } from './numbers-query.ts';

/** The live numbers of one block, as last polled; undefined before a version was live. */
export function useBlockNumbers(blockId: string): BlockNumbers | undefined {
  const { journeyId, version } = useDesigner();
  return useQuery({
    ...numbersQuery(journeyId, version),
    enabled: false,
    select: (numbers: JourneyNumbers) => numbers.blocks[blockId],
  }).data;
}

/** The live numbers of the entry. */
export function useEntryNumbers(): JourneyNumbers['entry'] | undefined {
  const { journeyId, version } = useDesigner();
  return useQuery({
    ...numbersQuery(journeyId, version),
    enabled: false,
    select: (numbers: JourneyNumbers) => numbers.entry,
  }).data;
}
