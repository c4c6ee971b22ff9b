import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { readAnswer } from '../../app/read-answer.ts';
import type { TriggerEventView, TriggerState, TriggerView } from './trigger-view.ts';

const EVENTS_EVERY_MS = 3000;

/** Everything that is kept under a trigger starts with this key. */
export const triggersKey = ['triggers'] as const;

/** A page of the catalogue. */
export function loadTriggers(input: {
  search: string | undefined;
  state: TriggerState | undefined;
  cursor: string | undefined;
}) {
  return readAnswer(api.triggers.$get({ query: { ...input } }));
}

/** One trigger by its key. */
export function triggerQuery(trigger: string) {
  return queryOptions({
    queryKey: [...triggersKey, 'one', trigger],
    queryFn: (): Promise<TriggerView> =>
      readAnswer(api.triggers[':trigger'].$get({ param: { trigger } })),
  });
}

/** The last events of a trigger, newest first. */
export function triggerEventsQuery(trigger: string) {
  return infiniteQueryOptions({
    queryKey: [...triggersKey, 'events', trigger],
    queryFn: ({ pageParam }): Promise<{ items: TriggerEventView[]; nextCursor: string | null }> =>
      readAnswer(
        api.triggers[':trigger'].events.$get({
          param: { trigger },
          query: { limit: '50', cursor: pageParam },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: EVENTS_EVERY_MS,
  });
}
