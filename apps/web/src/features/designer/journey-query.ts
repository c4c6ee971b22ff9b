import { queryOptions } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import { viewJourney } from './state/journey-view.ts';

/** A journey as the designer opens it; never refreshed behind the author's back. */
export function journeyQuery(journeyId: string) {
  return queryOptions({
    queryKey: ['journeys', journeyId, 'one'],
    queryFn: async () =>
      viewJourney(await readAnswer(api.journeys[':id'].$get({ param: { id: journeyId } }))),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
