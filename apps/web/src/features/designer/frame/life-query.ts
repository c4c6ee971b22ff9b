import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import type { AnswerOf } from '../../../app/read-answer.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { journeyQuery } from '../journey-query.ts';
import type { JourneyView } from '../state/journey-view.ts';

type JourneyRoute = (typeof api.journeys)[':id'];

export type PublishPreview = AnswerOf<Awaited<ReturnType<JourneyRoute['publish-preview']['$get']>>>;
export type VersionRow = AnswerOf<
  Awaited<ReturnType<JourneyRoute['versions']['$get']>>
>['items'][number];

export type TestRun = AnswerOf<Awaited<ReturnType<JourneyRoute['tests']['run']['$post']>>>;

/** How the saved tests come out on the draft, or on the document of a version. */
export function testRunQuery(journeyId: string, toVersion?: number) {
  return queryOptions({
    queryKey: ['journeys', journeyId, 'test-run', toVersion ?? null],
    queryFn: async () => {
      const param = { id: journeyId };
      if (toVersion === undefined) {
        return await readAnswer(api.journeys[':id'].tests.run.$post({ param, json: {} }));
      }
      const { document } = await readAnswer(
        api.journeys[':id'].versions[':number'].$get({
          param: { ...param, number: String(toVersion) },
        }),
      );
      return await readAnswer(api.journeys[':id'].tests.run.$post({ param, json: { document } }));
    },
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
}

/** Whom publishing the draft, or rolling back to a version, would touch; asked anew each time. */
export function publishPreviewQuery(journeyId: string, toVersion?: number) {
  return queryOptions({
    queryKey: ['journeys', journeyId, 'publish-preview', toVersion ?? null],
    queryFn: () =>
      readAnswer(
        api.journeys[':id']['publish-preview'].$get({
          param: { id: journeyId },
          query: { ...(toVersion !== undefined && { toVersion: String(toVersion) }) },
        }),
      ),
    staleTime: 0,
    gcTime: 0,
  });
}

/** Shows what became of a journey without opening it anew: an author goes on where they were. */
export function useShowLife(journeyId: string) {
  const queries = useQueryClient();
  type Shown = Pick<JourneyView, 'state' | 'inside' | 'pausedUntil'>;
  return async ({ state, inside, pausedUntil }: Shown): Promise<void> => {
    queries.setQueryData(journeyQuery(journeyId).queryKey, (old) =>
      old ? { ...old, state, inside, pausedUntil } : old,
    );
    await queries.invalidateQueries({ queryKey: ['journeys', 'list'] });
    await queries.invalidateQueries({ queryKey: ['journeys', journeyId, 'versions'] });
  };
}
