import { definitions } from '@percurso/blocks/definitions';
import { compile } from '@percurso/journey/compile';
import type { JourneyDocument } from '@percurso/journey/document';
import type { TriggerInfo } from '@percurso/journey/trigger-info';

/** Checks a document with the blocks of this product and makes its plan, null where there are errors. */
export function compileDocument(document: JourneyDocument, triggers: TriggerInfo[]) {
  return compile({ document, definitions, triggers });
}

/** How many errors keep the draft from being published; 0 where there is no draft. */
export function countErrors(draft: JourneyDocument | null, triggers: TriggerInfo[]): number {
  if (draft === null) return 0;
  const { problems } = compileDocument(draft, triggers);
  return problems.filter(({ severity }) => severity === 'error').length;
}
