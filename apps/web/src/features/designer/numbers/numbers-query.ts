import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import type { JourneyNumbers } from '../state/journey-view.ts';
import type { Narrowing } from './narrowing.ts';
import { narrowingQuery } from './narrowing.ts';

/** A version's number, or all together; the current version where it is left out. */
export type NumbersOf = number | 'all' | undefined;

/** The live numbers of a journey, or those of some of its people. */
export function numbersQuery(journeyId: string, version?: NumbersOf, narrowing?: Narrowing) {
  const live = ['journeys', journeyId, 'numbers', version ?? 'current'];
  return queryOptions({
    queryKey: narrowing ? [...live, narrowing] : live,
    queryFn: ({ client }) => {
      const known = client.getQueryData<JourneyNumbers>(live);
      return readAnswer(
        api.journeys[':id'].numbers.$get({
          param: { id: journeyId },
          query: {
            ...(version !== undefined && { version: String(version) }),
            ...narrowingQuery(narrowing, known?.asOf),
          },
        }),
      );
    },
  });
}
