import type { BlockId } from './document.ts';
import type { JsonValue } from './json-value.ts';

/** Something wrong in a document, where it is, and the key of the sentence that says it. */
export interface Problem {
  severity: 'error' | 'warning';
  /** Null for the journey's own entry or settings. */
  blockId: BlockId | null;
  /** Path inside the block's config, or inside the document for the journey itself. */
  field: string;
  /** Key under `problems.` in the dictionaries. */
  key: string;
  values?: Record<string, JsonValue> | undefined;
}

/** A problem as a check finds it, before `compile` says which block it belongs to. */
export type ProblemDraft = Omit<Problem, 'blockId'>;
