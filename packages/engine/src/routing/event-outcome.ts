import type { Decision } from './decision.ts';

/** What became of an event. */
export interface EventOutcome {
  outcome: Decision['outcome'] | 'no-match';
  reason: string | null;
}

const PRECEDENCE = ['enrolled', 'woke', 'exited', 'goal', 'refused'] as const;

/** One decision for each event and journey: the one that weighs most, the earliest of equals. */
export function strongestDecisions(decisions: Decision[]): Decision[] {
  const found = new Map<string, Decision>();
  for (const decision of decisions) {
    const key = `${decision.eventSeq}/${decision.journeyId}`;
    const before = found.get(key);
    if (!before || weigh(decision) < weigh(before)) found.set(key, decision);
  }
  return [...found.values()];
}

/** Event seq → its one outcome, by precedence over all that was decided about it. */
export function eventOutcomes(
  seqs: number[],
  decisions: Pick<Decision, 'eventSeq' | 'outcome' | 'reason'>[],
): Map<number, EventOutcome> {
  const outcomes = new Map<number, EventOutcome>(
    seqs.map((seq) => [seq, { outcome: 'no-match', reason: 'no-journey' }]),
  );
  const strongest = new Map<number, Pick<Decision, 'outcome' | 'reason'>>();
  for (const decision of decisions) {
    const before = strongest.get(decision.eventSeq);
    if (!before || weigh(decision) < weigh(before)) strongest.set(decision.eventSeq, decision);
  }
  for (const [seq, { outcome, reason }] of strongest) {
    outcomes.set(seq, { outcome, reason: outcome === 'refused' ? reason : null });
  }
  return outcomes;
}

function weigh({ outcome }: Pick<Decision, 'outcome'>): number {
  return PRECEDENCE.indexOf(outcome);
}
