import type { ScopeAttribute } from './attribute.ts';
import { ownAttribute } from './contact-attributes.ts';
import type { ProblemDraft } from './problem.ts';

/** What a path means at some place of a journey, or which problem it is to use it there. */
export type FoundPath =
  | { attribute: ScopeAttribute; warning?: 'step-in-other-branch' | 'step-disabled' | undefined }
  | { problem: Pick<ProblemDraft, 'key' | 'values' | 'severity'> };

export type PathLookup = (path: string) => FoundPath;

/** The lookup over a list of attributes, as `scopeAt` gives it. */
export function pathLookup(scope: readonly ScopeAttribute[]): PathLookup {
  const byPath = new Map(scope.map((attribute) => [attribute.path, attribute]));
  return (path) => {
    const attribute = byPath.get(path);
    if (!attribute) return unknownPath(path);
    return attribute.otherBranch ? { attribute, warning: 'step-in-other-branch' } : { attribute };
  };
}

/**
 * The answer for a path that means nothing here. Any contact may be given an own attribute later, so one
 * that nobody is known to have can be used, with a warning.
 */
export function unknownPath(path: string): FoundPath {
  const name = ownAttribute(path);
  return name === null
    ? { problem: { severity: 'error', key: 'unknown-attribute', values: { path } } }
    : {
        problem: { severity: 'warning', key: 'unknown-contact-attribute', values: { path, name } },
      };
}
