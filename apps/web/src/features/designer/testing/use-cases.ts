import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import type { AnswerOf } from '../../../app/read-answer.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import { useDesigner } from '../state/designer-context.ts';

type CasesRoute = (typeof api.journeys)[':id']['tests'];

export type SavedCase = AnswerOf<Awaited<ReturnType<CasesRoute['$get']>>>['items'][number];
export type CaseWrite = Parameters<CasesRoute['$post']>[0]['json'];
type CaseRun = AnswerOf<Awaited<ReturnType<CasesRoute['run']['$post']>>>;
export type CaseResult = CaseRun['results'][number];

/** The saved cases of a journey, oldest first. */
function casesQuery(journeyId: string) {
  return queryOptions({
    queryKey: ['journeys', journeyId, 'tests'],
    queryFn: async () =>
      (await readAnswer(api.journeys[':id'].tests.$get({ param: { id: journeyId } }))).items,
  });
}

export function useCases() {
  return useQuery(casesQuery(useDesigner().journeyId));
}

/** What the last run of all cases said; kept until the next, also while the pane is closed. */
export function useCaseRun() {
  const { journeyId, documents } = useDesigner();
  const queries = useQueryClient();
  const key = ['journeys', journeyId, 'tests', 'run'];
  const { data } = useQuery<CaseRun>({ queryKey: key, enabled: false });
  const run = useMutation({
    mutationFn: () => {
      const { document } = documents.getState();
      return readAnswer(
        api.journeys[':id'].tests.run.$post({ param: { id: journeyId }, json: { document } }),
      );
    },
    onSuccess: (done) => queries.setQueryData(key, done),
  });
  return { last: data, run };
}

/** Saving, renaming and deleting cases; the list is read anew after each. */
export function useCaseEdits() {
  const { journeyId } = useDesigner();
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries(casesQuery(journeyId));
  const create = useMutation({
    mutationFn: (json: CaseWrite) =>
      readAnswer(api.journeys[':id'].tests.$post({ param: { id: journeyId }, json })),
    onSuccess,
  });
  const update = useMutation({
    mutationFn: ({ testId, json }: { testId: string; json: CaseWrite }) =>
      readAnswer(
        api.journeys[':id'].tests[':testId'].$put({ param: { id: journeyId, testId }, json }),
      ),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (testId: string) =>
      readAnswer(
        api.journeys[':id'].tests[':testId'].$delete({ param: { id: journeyId, testId } }),
      ),
    onSuccess,
  });
  return { create, update, remove };
}
