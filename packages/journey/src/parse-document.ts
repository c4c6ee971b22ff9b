import { JourneyDocument } from './document.ts';
import { NESTS_TOO_DEEP, nestsTooDeep } from './nests-too-deep.ts';
import type { Problem } from './problem.ts';
import { schemaProblems } from './schema-problems.ts';

/**
 * Reads a document from anything: the document, or null and what is wrong at which field
 * (`blocks.0.branches.yes.1.config`). What blocks' configs hold is checked by `compile`.
 */
export function parseDocument(value: unknown): {
  document: JourneyDocument | null;
  problems: Problem[];
} {
  if (nestsTooDeep(value)) {
    return { document: null, problems: [{ ...NESTS_TOO_DEEP, blockId: null }] };
  }
  const parsed = JourneyDocument.safeParse(value);
  if (parsed.success) return { document: parsed.data, problems: [] };
  const problems = schemaProblems(parsed.error, value).map(
    (problem): Problem => ({ ...problem, blockId: null }),
  );
  return { document: null, problems };
}
