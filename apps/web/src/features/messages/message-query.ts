import { queryOptions } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import type { AnswerOf } from '../../app/read-answer.ts';
import { readAnswer } from '../../app/read-answer.ts';

type MessageRoute = (typeof api.messages)[':id'];

export type MessageDetail = AnswerOf<Awaited<ReturnType<MessageRoute['$get']>>>;

const underWay = ['reserved', 'handed', 'deferred'];

/** One message with its gates; looked at again while it is under way. */
export function messageQuery(id: string) {
  return queryOptions({
    queryKey: ['messages', 'one', id],
    queryFn: () => readAnswer(api.messages[':id'].$get({ param: { id } })),
    refetchInterval: ({ state }) =>
      state.data && underWay.includes(state.data.state) ? 2_000 : false,
  });
}
