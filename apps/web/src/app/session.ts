import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api } from './api.ts';
import type { AnswerOf } from './read-answer.ts';
import { readAnswer } from './read-answer.ts';

export type Me = AnswerOf<Awaited<ReturnType<typeof api.me.$get>>>;

/** Who is signed in, in which workspace and role. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => readAnswer(api.me.$get()),
  staleTime: 60_000,
  refetchOnWindowFocus: 'always',
  retry: false,
});

/** The signed-in person; only below the signed-in route, which has loaded it. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}
