import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { journeyZone } from '../journey-zone.ts';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import type { BlockNumbers, JourneyNumbers } from '../state/journey-view.ts';
import type { Narrowing } from './narrowing.ts';
import { numbersQuery } from './numbers-query.ts';

/** Of which people the numbers shown are; undefined for all, and while numbers are not shown. */
export function useNarrowing(): Narrowing | undefined {
  const { period, channel } = useDesigner();
  const shown = useView((state) => state.numbers);
  const zone = useDocument((state) => journeyZone(state.document.settings));
  return useMemo(() => {
    if (!shown || (period === undefined && channel === undefined)) return undefined;
    return { period, channel, zone };
  }, [shown, period, channel, zone]);
}

/** The query of the numbers that are shown; the frame of the designer asks, all others read. */
export function useShownQuery() {
  const { journeyId, version } = useDesigner();
  const narrowing = useNarrowing();
  return { ...numbersQuery(journeyId, version, narrowing), enabled: false };
}

/** The numbers of one block that are shown; undefined before a version was live. */
export function useBlockNumbers(blockId: string): BlockNumbers | undefined {
  return useQuery({
    ...useShownQuery(),
    select: (numbers: JourneyNumbers) => numbers.blocks[blockId],
  }).data;
}

/** The numbers of the entry that are shown. */
export function useEntryNumbers(): JourneyNumbers['entry'] | undefined {
  return useQuery({
    ...useShownQuery(),
    select: (numbers: JourneyNumbers) => numbers.entry,
  }).data;
}

/** How many are inside now, whatever numbers are shown. */
export function useInside(): number | undefined {
  const { journeyId, version } = useDesigner();
  return useQuery({
    ...numbersQuery(journeyId, version),
    enabled: false,
    select: (numbers: JourneyNumbers) => numbers.entry.inside,
  }).data;
}
