import { queryOptions } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import type { AnswerOf } from '../../app/read-answer.ts';
import { readAnswer } from '../../app/read-answer.ts';

type ContactRoute = (typeof api.contacts)[':contact'];

export type Contact = AnswerOf<Awaited<ReturnType<ContactRoute['$get']>>>;

/** One customer, by our id or the external id. */
export function contactQuery(contact: string) {
  return queryOptions({
    queryKey: ['contacts', 'one', contact],
    queryFn: () => readAnswer(api.contacts[':contact'].$get({ param: { contact } })),
  });
}
