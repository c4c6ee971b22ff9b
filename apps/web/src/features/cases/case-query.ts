import { queryOptions } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import type { AnswerOf } from '../../app/read-answer.ts';
import { readAnswer } from '../../app/read-answer.ts';

type CaseRoute = (typeof api.cases)[':case'];

export type CaseDetail = AnswerOf<Awaited<ReturnType<CaseRoute['$get']>>>;
export type PatchedCase = AnswerOf<Awaited<ReturnType<CaseRoute['$patch']>>>;

/** Stored exactly so; translated on screen only. */
export const statuses = ['Open', 'In progress', 'Waiting', 'Resolved', 'Closed'] as const;
export const priorities = ['Low', 'Normal', 'High', 'Critical'] as const;

/** One case with its history, by id or number. */
export function caseQuery(id: string) {
  return queryOptions({
    queryKey: ['cases', 'one', id],
    queryFn: () => readAnswer(api.cases[':case'].$get({ param: { case: id } })),
  });
}
