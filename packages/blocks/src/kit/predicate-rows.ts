import type { Comparison, Predicate } from '@percurso/journey/predicate';

/** The comparisons of a condition, those of its groups included. */
export function predicateRows(predicate: Predicate): Comparison[] {
  if ('all' in predicate) return predicate.all.flatMap(predicateRows);
  return 'any' in predicate ? predicate.any.flatMap(predicateRows) : [predicate];
}
