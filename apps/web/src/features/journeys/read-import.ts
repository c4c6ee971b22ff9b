import type { JourneyDocument } from '@percurso/journey/document';
import type { GrowthRefusal } from '@percurso/journey/growth-refusal';
import { growthRefusal } from '@percurso/journey/growth-refusal';
import { parseDocument } from '@percurso/journey/parse-document';

/** What a chosen file is. */
export type ReadImport =
  | { document: JourneyDocument }
  /** Why it is none: no JSON, of a later format, or wrong at a field. */
  | { failure: 'not-json' | 'other-format' | 'wrong'; field: string }
  /** It has more of something than a journey can have. */
  | { failure: GrowthRefusal['key']; maximum: number; now: number };

/** Reads the text of an exported journey. */
export function readImport(text: string): ReadImport {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { failure: 'not-json', field: '' };
  }
  const { document, problems } = parseDocument(value);
  if (document) {
    const refusal = growthRefusal({ blocks: [] }, document);
    if (!refusal) return { document };
    return { failure: refusal.key, maximum: refusal.maximum, now: refusal.next };
  }
  const format = typeof value === 'object' && value !== null && 'schema' in value && value.schema;
  if (format !== 1) return { failure: 'other-format', field: '' };
  return { failure: 'wrong', field: problems[0]?.field ?? '' };
}
