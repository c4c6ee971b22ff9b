import type { ScopeAttribute } from './attribute.ts';
import type { UsedPath } from './block-spec.ts';
import type { PathLookup } from './path-lookup.ts';
import type { ProblemDraft } from './problem.ts';

/** Whether a path can be used here, and what it is; a value that may be absent is a warning. */
export function checkPath(
  use: UsedPath,
  lookup: PathLookup,
): { attribute: ScopeAttribute | null; problems: ProblemDraft[] } {
  const found = lookup(use.path);
  if ('problem' in found) {
    return { attribute: null, problems: [{ ...found.problem, field: use.field }] };
  }
  const { attribute } = found;
  const problems: ProblemDraft[] = [];
  if (found.warning) {
    const values = { path: use.path, block: attribute.blockId ?? null };
    problems.push({ severity: 'warning', field: use.field, key: found.warning, values });
  } else if (use.wanted && !attribute.required) {
    const values = { path: use.path };
    problems.push({ severity: 'warning', field: use.field, key: 'may-be-empty', values });
  }
  if (use.types && !use.types.includes(attribute.type)) {
    const values = { path: use.path, type: attribute.type, expected: [...use.types] };
    problems.push({ severity: 'error', field: use.field, key: 'wrong-type', values });
  }
  return { attribute, problems };
}
