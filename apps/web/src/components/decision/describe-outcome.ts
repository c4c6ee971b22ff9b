import type { DecisionWords } from './describe-decision.ts';

/** What the API says about an event as a whole. */
export interface OutcomeFacts {
  outcome: string | null;
  reason: string | null;
}

const OUTCOMES = [
  'pending',
  'draft',
  'enrolled',
  'woke',
  'exited',
  'goal',
  'refused',
  'no-person',
  'no-match',
  'failed',
] as const;

/** What became of an event, in words: 'Accepted, starts nothing while draft'. */
export function describeOutcome(
  { outcome, reason }: OutcomeFacts,
  { t }: Pick<DecisionWords, 't'>,
): string {
  if (outcome === null) return t('outcome.pending');
  if (reason === 'trigger-draft') return t('outcome.draft');
  if (reason === 'trigger-stopped') return t('outcome.stopped');
  if (outcome === 'failed' && reason) return t('outcome.failedWhy', { reason });
  const known = OUTCOMES.find((one) => one === outcome);
  return known ? t(`outcome.${known}`) : outcome;
}
