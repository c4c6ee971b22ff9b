import { definitions } from '@percurso/blocks/definitions';
import { compile } from '@percurso/journey/compile';
import type { JourneyDocument } from '@percurso/journey/document';
import type { WorkspaceFacts } from './read-workspace-facts.ts';

/** Checks a document with the blocks of this product and makes its plan, null where there are errors. */
export function compileDocument(document: JourneyDocument, facts: WorkspaceFacts) {
  return compile({ document, definitions, ...facts });
}

/** How many errors keep the draft from being published; 0 where there is no draft. */
export function countErrors(draft: JourneyDocument | null, facts: WorkspaceFacts): number {
  if (draft === null) return 0;
  const { problems } = compileDocument(draft, facts);
  return problems.filter(({ severity }) => severity === 'error').length;
}
