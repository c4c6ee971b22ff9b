import type { AttributeType, ScopeAttribute } from './attribute.ts';
import type { PathLookup } from './path-lookup.ts';
import type { ProblemDraft } from './problem.ts';

/** One use of a path: where it stands, and the types that fit there. */
export interface PathUse {
  field: string;
  path: string;
  types?: readonly AttributeType[] | undefined;
}

/** Whether a path can be used here, and what it is; a value that may be absent is a warning. */
export function checkPath(
  use: PathUse,
  lookup: PathLookup,
): { attribute: ScopeAttribute | null; problems: ProblemDraft[] } {
  const found = lookup(use.path);
  if ('problem' in found) {
    const { key, values } = found.problem;
    return { attribute: null, problems: [{ severity: 'error', field: use.field, key, values }] };
  }
  const { attribute } = found;
  const problems: ProblemDraft[] = [];
  if (found.warning) {
    const values = { path: use.path, block: attribute.blockId ?? null };
    problems.push({ severity: 'warning', field: use.field, key: found.warning, values });
  }
  if (use.types && !use.types.includes(attribute.type)) {
    const values = { path: use.path, type: attribute.type, expected: [...use.types] };
    problems.push({ severity: 'error', field: use.field, key: 'wrong-type', values });
  }
  return { attribute, problems };
}
