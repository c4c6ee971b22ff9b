import type { ProblemDraft } from './problem.ts';

/** Levels of lists and objects a document may have: far above the 8 branches it may use. */
const NESTING_LIMIT = 150;

/** The problem of a value that does. */
export const NESTS_TOO_DEEP: ProblemDraft = {
  severity: 'error',
  field: '',
  key: 'invalid',
  values: { message: `It nests more than ${NESTING_LIMIT} levels deep.` },
};

/** Whether a value has more levels than a recursive reader should be given; itself not recursive. */
export function nestsTooDeep(value: unknown, limit = NESTING_LIMIT): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((item) =>
      typeof item === 'object' && item !== null ? Object.values(item) : [],
    );
  }
  return false;
}
