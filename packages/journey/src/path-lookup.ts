import type { ScopeAttribute } from './attribute.ts';
import type { ProblemDraft } from './problem.ts';

/** What a path means at some place of a journey, or which problem it is to use it there. */
export type FoundPath =
  | { attribute: ScopeAttribute; warning?: 'step-in-other-branch' | 'step-disabled' | undefined }
  | { problem: Pick<ProblemDraft, 'key' | 'values'> };

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

/** The answer for a path that means nothing here. */
export function unknownPath(path: string): FoundPath {
  return { problem: { key: 'unknown-attribute', values: { path } } };
}
