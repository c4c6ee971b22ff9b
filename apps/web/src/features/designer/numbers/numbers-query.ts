import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';

/** A version's number, or all together; the current version where it is left out. */
export type NumbersOf = number | 'all' | undefined;

/** The live numbers of a journey. */
export function numbersQuery(journeyId: string, version?: NumbersOf) {
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
