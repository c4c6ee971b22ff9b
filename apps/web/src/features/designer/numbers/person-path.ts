import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../app/api.ts';
import type { AnswerOf } from '../../../app/read-answer.ts';
import { readAnswer } from '../../../app/read-answer.ts';
import type { ShownPath } from '../state/view-store.ts';

type PathRoute = (typeof api.journeys)[':id']['people'][':enrolmentId']['path'];
type PersonPath = AnswerOf<Awaited<ReturnType<PathRoute['$get']>>>;

/** The way of one person through a journey, as it is now. */
export function personPathQuery(id: string, enrolmentId: string) {
  return queryOptions({
    queryKey: ['journeys', id, 'path', enrolmentId],
    queryFn: () =>
      readAnswer(
        api.journeys[':id'].people[':enrolmentId'].path.$get({ param: { id, enrolmentId } }),
      ),
    staleTime: 0,
  });
}

/** As the canvas draws it. */
export function shownPath({ name, blockId, steps }: PersonPath, unnamed: string): ShownPath {
  const left = new Map<string, string[]>();
  for (const step of steps) left.set(step.blockId, [...(left.get(step.blockId) ?? []), step.port]);
  if (blockId !== null && !left.has(blockId)) left.set(blockId, []);
  return { name: name ?? unnamed, left };
}
