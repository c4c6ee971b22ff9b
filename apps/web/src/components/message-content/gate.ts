import type { api } from '../../app/api.ts';
import type { AnswerOf } from '../../app/read-answer.ts';

type MessageRoute = (typeof api.messages)[':id'];

/** One check before a send, with what it looked at and said. */
export type Gate = AnswerOf<Awaited<ReturnType<MessageRoute['$get']>>>['gates'][number];
