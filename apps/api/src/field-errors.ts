import type { FieldError } from '@percurso/services/service-error';
import type { z } from 'zod';
import { isMissing, issueProblem } from './issue-problem.ts';

type Issue = z.core.$ZodIssue;

/** Every issue of a failed parse with its path as people write it: `events[3].attributes.ErrorCode`. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => flatten(issue, []));
}

/** `['events', 3, 'key']` as `events[3].key`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

function flatten(issue: Issue, parent: readonly PropertyKey[]): FieldError[] {
  const path = [...parent, ...issue.path];
  if (issue.code === 'invalid_union') {
    const branch = closestBranch(issue.errors);
    if (branch) return branch.flatMap((inner) => flatten(inner, path));
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: formatPath([...path, key]),
      message: 'is not known here',
      ...issueProblem(issue),
    }));
  }
  return [{ path: formatPath(path), message: message(issue), ...issueProblem(issue) }];
}

/** Of a union the alternative whose names fit best was meant; of those the one that got furthest. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const [best] = [...branches].sort((a, b) => misnamed(a) - misnamed(b) || deepest(b) - deepest(a));
  return best && deepest(best) > 0 ? best : undefined;
}

function deepest(branch: readonly Issue[]): number {
  return Math.max(0, ...branch.map((issue) => issue.path.length));
}

/** How many names are missing or not known. */
function misnamed(branch: readonly Issue[]): number {
  return branch.reduce((count, issue) => {
    if (issue.code === 'unrecognized_keys') return count + issue.keys.length;
    return count + (isMissing(issue) || issue.path.length === 0 ? 1 : 0);
  }, 0);
}

function message(issue: Issue): string {
  if (issue.code === 'invalid_type' && isMissing(issue)) {
    return `is required: expected ${issue.expected}`;
  }
  return issue.message;
}
