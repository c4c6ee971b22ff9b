import type { z } from 'zod';
import type { JsonValue } from './json-value.ts';
import type { ProblemDraft } from './problem.ts';
import { PROBLEM_KEYS } from './problem-key.ts';

type Issue = z.core.$ZodIssue;

const KEYS: ReadonlySet<unknown> = new Set(PROBLEM_KEYS);

/**
 * A schema's issues as problems with field paths. A `custom` issue names its sentence itself with
 * `params: { key }`; what has no sentence of its own is `invalid` with the schema's message.
 */
export function schemaProblems(error: z.ZodError, input: unknown): ProblemDraft[] {
  return error.issues.flatMap((issue) => problemsOf(issue, input));
}

function problemsOf(issue: Issue, input: unknown): ProblemDraft[] {
  const field = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) =>
      draft([field, name].filter(Boolean).join('.'), 'unknown-field', { name }),
    );
  }
  if (isMissing(issue, input)) return [draft(field, 'required')];
  if (issue.code === 'too_small') {
    return [draft(field, 'too-small', { minimum: Number(issue.minimum) })];
  }
  if (issue.code === 'too_big') {
    return [draft(field, 'too-big', { maximum: Number(issue.maximum) })];
  }
  if (issue.code === 'custom' && KEYS.has(issue.params?.key)) {
    return [draft(field, String(issue.params?.key))];
  }
  return [draft(field, 'invalid', { message: issue.message })];
}

function isMissing(issue: Issue, input: unknown): boolean {
  if (issue.code === 'too_small') {
    return (issue.origin === 'string' || issue.origin === 'array') && issue.minimum === 1;
  }
  if (issue.code !== 'invalid_type' && issue.code !== 'invalid_union') return false;
  return valueAt(input, issue.path) == null;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
    value = (value as Record<PropertyKey, unknown>)[name];
  }
  return value;
}

function draft(field: string, key: string, values?: Record<string, JsonValue>): ProblemDraft {
  return { severity: 'error', field, key, ...(values ? { values } : {}) };
}
