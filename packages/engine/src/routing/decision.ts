import type { JsonValue } from '@percurso/journey/json-value';

/** Why an event let nobody in, or took somebody out. */
export type DecisionReason =
  | 'conditions'
  | 'already-inside'
  | 're-entry'
  | 'cap-day'
  | 'cap-total'
  | 'not-started'
  | 'ended'
  | 'loop'
  | 'would-start'
  | 'error'
  | 'exit-rule'
  | 'goal';

/** What was decided about one event and one journey, with the reason. */
export interface Decision {
  eventSeq: number;
  journeyId: string;
  versionId: string;
  /** `goal`: it was counted as one, and nothing else became of it. */
  outcome: 'enrolled' | 'woke' | 'exited' | 'goal' | 'refused';
  reason: DecisionReason | null;
  detail: JsonValue;
  /** The enrolment it made or acted on. */
  enrolmentId: string | null;
}
