import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';

/** The live numbers of a journey's current version, or of another one. */
export function numbersQuery(journeyId: string, version?: number | undefined) {
  return queryOptions({
    queryKey: ['journeys', journeyId, 'numbers', version ?? 'current'],
    queryFn: () =>
      readAnswer(
        api.journeys[':id'].numbers.$get({
          param: { id: journeyId },
          query: { ...(version !== undefined && { version: String(version) }) },
        }),
      ),
  });
}
