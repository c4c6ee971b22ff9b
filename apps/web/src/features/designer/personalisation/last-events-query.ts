import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';

/** The last events of a trigger, newest first: what conditions are tried on and previews are filled with. */
export function lastEventsQuery(trigger: string) {
  return queryOptions({
    queryKey: ['triggers', trigger, 'events', 'last'],
    queryFn: () =>
      readAnswer(
        api.triggers[':trigger'].events.$get({ param: { trigger }, query: { limit: '5' } }),
      ),
  });
}
