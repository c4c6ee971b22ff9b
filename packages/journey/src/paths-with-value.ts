import type { Operator, Predicate } from './predicate.ts';

/** Operators after which a value may still be null. */
const HOLD_FOR_NULL: readonly Operator[] = ['is-not', 'is-empty', 'changed', 'changed-to'];

/** The attribute paths that have a value wherever the predicate holds. */
export function pathsWithValue(predicate: Predicate | undefined): Set<string> {
  if (!predicate) return new Set();
  if ('all' in predicate) return new Set(predicate.all.flatMap((one) => [...pathsWithValue(one)]));
  if ('any' in predicate) {
    const [first, ...others] = predicate.any.map(pathsWithValue);
    return new Set([...(first ?? [])].filter((path) => others.every((one) => one.has(path))));
  }
  return new Set(HOLD_FOR_NULL.includes(predicate.operator) ? [] : [predicate.attribute]);
}
