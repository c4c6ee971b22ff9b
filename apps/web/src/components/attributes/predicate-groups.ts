import type { Comparison, Predicate } from '@percurso/journey/predicate';

export type Join = 'all' | 'any';

/** A condition as the form edits it: rows and groups under one join. */
export interface PredicateGroup {
  join: Join;
  parts: Predicate[];
}

/** The group a predicate is drawn as; a single row is a group of one. */
export function groupOf(predicate: Predicate | undefined): PredicateGroup {
  if (!predicate) return { join: 'all', parts: [] };
  if ('all' in predicate) return { join: 'all', parts: predicate.all };
  if ('any' in predicate) return { join: 'any', parts: predicate.any };
  return { join: 'all', parts: [predicate] };
}

export function predicateOf({ join, parts }: PredicateGroup): Predicate {
  return join === 'all' ? { all: parts } : { any: parts };
}

export function isComparison(predicate: Predicate): predicate is Comparison {
  return 'attribute' in predicate;
}

/** The path of a part inside the condition, as problems name it: `when.all.0`. */
export function partField(field: string, predicate: Predicate | undefined, index: number): string {
  if (!predicate || isComparison(predicate)) return field;
  return `${field}.${'all' in predicate ? 'all' : 'any'}.${index}`;
}
