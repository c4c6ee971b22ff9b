import { queryOptions } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import type { AnswerOf } from '../../app/read-answer.ts';
import { readAnswer } from '../../app/read-answer.ts';

const EVERY_MS = 10_000;

export type ChannelHealth = AnswerOf<
  Awaited<ReturnType<typeof api.channels.health.$get>>
>['items'][number];
export type ChannelTest = ChannelHealth['tests'][number];

/** How each channel does, read anew while it is looked at. */
export const channelHealthQuery = queryOptions({
  queryKey: ['channels', 'health'],
  queryFn: () => readAnswer(api.channels.health.$get()),
  refetchInterval: EVERY_MS,
});
