import { queryOptions } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import type { AnswerOf } from '../../app/read-answer.ts';
import { readAnswer } from '../../app/read-answer.ts';

type PreviewRoute = (typeof api.journeys)[':id']['resume-preview'];

export type ResumePreview = AnswerOf<Awaited<ReturnType<PreviewRoute['$get']>>>;

/** What would be due at once if the journey were resumed now. */
export function resumePreviewQuery(journeyId: string) {
  return queryOptions({
    queryKey: ['journeys', journeyId, 'resume-preview'],
    queryFn: () =>
      readAnswer(api.journeys[':id']['resume-preview'].$get({ param: { id: journeyId } })),
    staleTime: 0,
    gcTime: 0,
  });
}
