import type { JourneyDocument } from '@percurso/journey/document';
import type { api } from '../../../app/api.ts';
import type { AnswerOf } from '../../../app/read-answer.ts';

type JourneyRoute = (typeof api.journeys)[':id'];

type JourneyAnswer = AnswerOf<Awaited<ReturnType<JourneyRoute['$get']>>>;

/** A journey with its draft or its live version. */
export type JourneyView = Omit<JourneyAnswer, 'document' | 'liveDocument'> & {
  document: JourneyDocument;
  liveDocument: JourneyDocument | null;
  /** The older version that is looked at instead of the draft or the current one. */
  shown?: { number: number; state: 'live' | 'paused' | 'stopped'; inside: number } | undefined;
};

/** The route's schema made the documents, so they are such; the client's types lose the recursion. */
export function viewJourney(answer: JourneyAnswer): JourneyView {
  return answer as unknown as JourneyView;
}

type VersionAnswer = AnswerOf<Awaited<ReturnType<JourneyRoute['versions'][':number']['$get']>>>;

/** The journey with one of its versions to look at; the current one as it is without a draft. */
export function viewVersion(journey: JourneyView, version: VersionAnswer): JourneyView {
  const { number, status, inside } = version;
  const document = version.document as unknown as JourneyDocument;
  const shown = number === journey.versionNumber ? undefined : { number, state: status, inside };
  return { ...journey, document, isDraft: false, shown };
}

export type JourneyNumbers = AnswerOf<Awaited<ReturnType<JourneyRoute['numbers']['$get']>>>;
export type BlockNumbers = JourneyNumbers['blocks'][string];
