import { queryOptions } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import type { AnswerOf } from '../../app/read-answer.ts';
import { readAnswer } from '../../app/read-answer.ts';

export type HealthAnswer = AnswerOf<Awaited<ReturnType<typeof api.health.balances.$get>>>;
export type BalanceAnswer = HealthAnswer['balances'][number];
export type OffenceAnswer = BalanceAnswer['rows'][number];
export type FailedEvent = HealthAnswer['failedEvents'][number];

/** What must always hold, as it was last computed; workers compute it twice a minute. */
export const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: () => readAnswer(api.health.balances.$get()),
  refetchInterval: 10_000,
});
