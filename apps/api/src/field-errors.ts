import type { FieldError } from '@percurso/services/service-error';
import type { z } from 'zod';

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
    }));
  }
  return [{ path: formatPath(path), message: message(issue) }];
}

/** Of a union the alternative that got furthest is the one that was meant. */
function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const deepest = (branch: readonly Issue[]) =>
    Math.max(0, ...branch.map((one) => one.path.length));
  const [best] = [...branches].sort((a, b) => deepest(b) - deepest(a));
  return best && deepest(best) > 0 ? best : undefined;
}

function message(issue: Issue): string {
  if (issue.code === 'invalid_type' && /received undefined/.test(issue.message)) {
    return `is required: expected ${issue.expected}`;
  }
  return issue.message;
}
