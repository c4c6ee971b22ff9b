import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import type { AnswerOf } from '../../../app/read-answer.ts';
import { readAnswer } from '../../../app/read-answer.ts';

export type StartableJourney = AnswerOf<
  Awaited<ReturnType<typeof api.journeys.$get>>
>['items'][number];

/** Published journeys that an event somebody sends can start; of many, those that are searched for. */
export function startableJourneys(search: string) {
  return queryOptions({
    queryKey: ['journeys', 'startable', search],
    queryFn: async (): Promise<StartableJourney[]> => {
      const query = { triggerKind: 'custom', limit: '50', ...(search && { search }) } as const;
      const [live, paused] = await Promise.all(
        (['live', 'paused'] as const).map((state) =>
          readAnswer(api.journeys.$get({ query: { ...query, state } })),
        ),
      );
      return [...(live?.items ?? []), ...(paused?.items ?? [])];
    },
  });
}

/** What a journey starts on, and the version that people enter. */
export function startQuery(journey: Pick<StartableJourney, 'id' | 'triggerKey'>) {
  return queryOptions({
    queryKey: ['journeys', 'start', journey.id, journey.triggerKey],
    queryFn: () => loadStart(journey),
  });
}

export type JourneyStart = Awaited<ReturnType<typeof loadStart>>;

async function loadStart({ id, triggerKey }: Pick<StartableJourney, 'id' | 'triggerKey'>) {
  const [journey, trigger] = await Promise.all([
    readAnswer(api.journeys[':id'].$get({ param: { id } })),
    readAnswer(api.triggers[':trigger'].$get({ param: { trigger: triggerKey } })),
  ]);
  return { journey, trigger };
}
