import type { ComparisonTrace, PredicateTrace } from './evaluate-predicate.ts';

/**
 * The rows that decided: of a failed `all` those that failed, of a failed `any` every row, of a
 * passed `any` the one that passed first, of a passed `all` every row.
 */
export function decidingRows(why: PredicateTrace): ComparisonTrace[] {
  if (why.type === 'comparison') return [why];
  if (why.passed && why.type === 'any') {
    const first = why.of.find((part) => part.passed);
    return first ? decidingRows(first) : [];
  }
  return why.of.filter((part) => part.passed === why.passed).flatMap(decidingRows);
}
