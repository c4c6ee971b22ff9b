import type { Facts } from '@percurso/blocks/kit/run';
import type { JsonValue } from '@percurso/journey/json-value';

/** Passes of a loop gone through since it was come to, and when that was (ISO). */
export interface LoopState {
  passes: number;
  since: string;
}

/** One enrolment as its way through the plan depends on it. */
export interface Traveller {
  enrolmentId: string;
  contactId: string;
  /** Tells runs of one contact apart; events with another key do not act on it. */
  key: string | null;
  /** It was made by a test, whose events act on such enrolments only. */
  test?: boolean | undefined;
  /** Never counts for a wait of the enrolment it made. */
  entryEventId: string;
  facts: Facts;
  /** Block id → how often it was come to; only blocks in loops are counted, others are at 1. */
  visits: Record<string, number>;
  loops: Record<string, LoopState>;
}

/** What a way changed of its traveller, each to be laid over what is kept. */
export interface StateChange {
  visits: Record<string, number>;
  loops: Record<string, LoopState>;
  vars: Record<string, JsonValue>;
  steps: Record<string, Record<string, JsonValue>>;
}

/** The n-th time the traveller stands at the block. */
export function visitOf({ visits }: Pick<Traveller, 'visits'>, blockId: string): number {
  return visits[blockId] ?? 1;
}

/** The traveller with changes laid over. */
export function changed(traveller: Traveller, change: StateChange): Traveller {
  const { facts } = traveller;
  return {
    ...traveller,
    visits: { ...traveller.visits, ...change.visits },
    loops: { ...traveller.loops, ...change.loops },
    facts: {
      ...facts,
      vars: { ...facts.vars, ...change.vars },
      steps: { ...facts.steps, ...change.steps },
    },
  };
}

/** Nothing changed. */
export function unchanged(): StateChange {
  return { visits: {}, loops: {}, vars: {}, steps: {} };
}
