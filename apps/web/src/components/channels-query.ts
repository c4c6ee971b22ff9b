import { queryOptions } from '@tanstack/react-query';
import { api } from '../app/api.ts';
import { readAnswer } from '../app/read-answer.ts';

/** Who delivers each channel, and as whom it may send. */
export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: () => readAnswer(api.channels.$get()),
});
