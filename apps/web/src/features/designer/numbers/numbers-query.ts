import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';

/** The live numbers of a journey's current version. */
export function numbersQuery(journeyId: string) {
  return queryOptions({
    queryKey: ['journeys', journeyId, 'numbers'],
    queryFn: () =>
      readAnswer(api.journeys[':id'].numbers.$get({ param: { id: journeyId }, query: {} })),
  });
}
