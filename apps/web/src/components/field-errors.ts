import { ProblemError } from '../app/problem-error.ts';
import { problemWords } from './problem-words/problem-words.ts';

/** Path → sentence of a refused form, for `form.setErrors`; empty for every other failure. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return {};
  return Object.fromEntries(
    error.errors.map(({ path, message, ...field }) => [path, problemWords(field, message)]),
  );
}
