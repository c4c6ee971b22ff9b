import type { JourneyDocument } from '@percurso/journey/document';
import { api } from '../../../app/api.ts';
import { readAnswer } from '../../../app/read-answer.ts';

const LONGEST_NAME = 150;

/** A journey of its own with this document, under another name. */
export function createCopy(document: JourneyDocument, name: string): Promise<{ id: string }> {
  const named = { ...document, name: name.slice(0, LONGEST_NAME) };
  return readAnswer(api.journeys.$post({ json: { document: named } }));
}
