import { decidingRows } from '@percurso/journey/deciding-rows';
import type { PredicateTrace } from '@percurso/journey/evaluate-predicate';
import { describeComparison } from './describe-comparison.ts';
import type { DecisionWords } from './describe-decision.ts';

/** What decided a condition: 'ErrorCode 12 is greater than 10'; null where it has no row and holds. */
export function describeTrace(trace: PredicateTrace, words: DecisionWords): string | null {
  const rows = decidingRows(trace);
  if (rows.length === 0) return trace.passed ? null : words.t('noCondition');
  const sentences = rows.map((row) => describeComparison(row, words));
  return new Intl.ListFormat(words.language, { type: 'conjunction' }).format(sentences);
}
