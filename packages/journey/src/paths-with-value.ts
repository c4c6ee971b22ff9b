import type { Operator, Predicate } from './predicate.ts';

/** Operators after which a value may still be null. */
const HOLD_FOR_NULL: readonly Operator[] = ['is-not', 'is-empty', 'changed', 'changed-to'];
/** Operators that hold of null, so that a value is there where they do not. */
const HOLD_OF_NULL: readonly Operator[] = ['is-not', 'is-empty'];

/** The attribute paths that have a value wherever the predicate holds. */
export function pathsWithValue(predicate: Predicate | undefined): Set<string> {
  if (!predicate) return new Set();
  if ('all' in predicate) return ofAny(predicate.all.map(pathsWithValue));
  if ('any' in predicate) return ofEach(predicate.any.map(pathsWithValue));
  return new Set(HOLD_FOR_NULL.includes(predicate.operator) ? [] : [predicate.attribute]);
}

/** The attribute paths that have a value wherever the predicate does not hold. */
export function pathsWithValueOtherwise(predicate: Predicate): Set<string> {
  if ('all' in predicate) return ofEach(predicate.all.map(pathsWithValueOtherwise));
  if ('any' in predicate) return ofAny(predicate.any.map(pathsWithValueOtherwise));
  return new Set(HOLD_OF_NULL.includes(predicate.operator) ? [predicate.attribute] : []);
}

function ofAny(sets: readonly Set<string>[]): Set<string> {
  return new Set(sets.flatMap((one) => [...one]));
}

function ofEach([first, ...others]: readonly Set<string>[]): Set<string> {
  return new Set([...(first ?? [])].filter((path) => others.every((one) => one.has(path))));
}
