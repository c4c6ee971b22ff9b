import { queryOptions } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';

/** One event, asked again until something is known about it. */
export function eventQuery(eventId: string) {
  return queryOptions({
    queryKey: ['events', eventId],
    queryFn: () => readAnswer(api.events[':eventId'].$get({ param: { eventId } })),
    refetchInterval: ({ state }) => (state.data && state.data.outcome !== 'pending' ? false : 400),
  });
}
