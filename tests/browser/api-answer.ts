import type { JourneyDocument } from '@percurso/journey/document';

/** What tests and scenes look at in an answer of the API; each answer has some of it. */
export interface ApiAnswer {
  id: string;
  name: string;
  revision: number;
  state: string;
  updatedAt: string;
  /** How many people are inside. */
  inside: number;
  document: JourneyDocument;
  /** What became of an event. */
  outcome: string;
  contactId: string;
  /** The text of a message. */
  body: string;
  items: ApiAnswer[];
}
