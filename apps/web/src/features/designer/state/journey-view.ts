import type { JourneyDocument } from '@percurso/journey/document';
import type { api } from '../../../app/api.ts';
import type { AnswerOf } from '../../../app/read-answer.ts';

type JourneyRoute = (typeof api.journeys)[':id'];

type JourneyAnswer = AnswerOf<Awaited<ReturnType<JourneyRoute['$get']>>>;

/** A journey with its draft or its live version. */
export type JourneyView = Omit<JourneyAnswer, 'document' | 'liveDocument'> & {
  document: JourneyDocument;
  liveDocument: JourneyDocument | null;
};

/** The route's schema made the documents, so they are such; the client's types lose the recursion. */
export function viewJourney(answer: JourneyAnswer): JourneyView {
  return answer as unknown as JourneyView;
}

export type JourneyNumbers = AnswerOf<Awaited<ReturnType<JourneyRoute['numbers']['$get']>>>;
export type BlockNumbers = JourneyNumbers['blocks'][string];
