import { api } from '../../app/api.ts';
import type { AnswerOf } from '../../app/read-answer.ts';
import { readAnswer } from '../../app/read-answer.ts';
import type { CursorList } from '../../components/use-cursor-list.ts';
import { useCursorList } from '../../components/use-cursor-list.ts';
import type { Topic } from './timeline-topic.ts';

type TimelineRoute = (typeof api.contacts)[':contact']['timeline'];

export type TimelineEntry = AnswerOf<Awaited<ReturnType<TimelineRoute['$get']>>>['items'][number];

/**
 * What happened with a customer, newest first: of one topic alone, of the time before an instant; looks
 * for news while it is open.
 */
export function useTimeline(
  contactId: string,
  { before, topic }: { before: string | undefined; topic: Topic | undefined },
): CursorList<TimelineEntry> {
  return useCursorList({
    queryKey: ['contacts', 'timeline', contactId, before, topic],
    load: (cursor) =>
      readAnswer(
        api.contacts[':contact'].timeline.$get({
          param: { contact: contactId },
          query: { ...(before && { before }), ...(topic && { topic }), ...(cursor && { cursor }) },
        }),
      ),
    refetchInterval: 5_000,
  });
}
