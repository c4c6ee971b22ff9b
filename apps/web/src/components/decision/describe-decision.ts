import { decidingRows } from '@percurso/journey/deciding-rows';
import type { TFunction } from 'i18next';
import { describeComparison } from './describe-comparison.ts';
import { readTrace } from './read-trace.ts';

/** What an event's decision on one journey says; the shape of the API's `decisions`. */
export interface DecisionFacts {
  outcome: 'enrolled' | 'refused';
  reason: string | null;
  detail: unknown;
}

/** In which words and language a sentence is written. */
export interface DecisionWords {
  t: TFunction<'decision'>;
  language: string;
}

/** 'started', or 'refused – ErrorCode 10 is not greater than 10'; the journey's name goes before it. */
export function describeDecision(decision: DecisionFacts, words: DecisionWords): string {
  if (decision.outcome === 'enrolled') return words.t('decision.started');
  const why = describeRefusal(decision, words);
  return why === null ? words.t('decision.refusedPlain') : words.t('decision.refused', { why });
}

/** Why a journey did not start, without the word refused; null where no reason was kept. */
export function describeRefusal(
  { reason, detail }: Pick<DecisionFacts, 'reason' | 'detail'>,
  words: DecisionWords,
): string | null {
  const trace = readTrace(detail);
  if (trace && !trace.passed) {
    const rows = decidingRows(trace);
    if (rows.length === 0) return words.t('noCondition');
    const sentences = rows.map((row) => describeComparison(row, words));
    return new Intl.ListFormat(words.language, { type: 'conjunction' }).format(sentences);
  }
  if (reason === null) return null;
  if (isKnownReason(reason)) return words.t(`reason.${reason}`);
  return words.t('reason.other', { reason });
}

const KNOWN_REASONS = ['conditions', 'already-inside', 'loop', 'error'] as const;

function isKnownReason(reason: string): reason is (typeof KNOWN_REASONS)[number] {
  return KNOWN_REASONS.some((known) => known === reason);
}
