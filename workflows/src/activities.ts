/** A strand as a workflow knows it: ids and counts, nothing about a person. */
export interface StrandItem {
  id: string;
  /** Members at most. */
  n: number;
  /** `gone`: its last member left, forget it. */
  op: 'act' | 'sleep' | 'await' | 'gone';
  step: number;
  /** Activity type to run when it acts or wakes. */
  kind: string;
  /** Task queue of that activity. */
  queue: string;
  /** Real milliseconds until it is due; 0 for `act`. */
  ms: number;
}

/** Moves the members of some strands and answers where they stand now. */
export type AdvanceActivity = (input: { strands: string[] }) => Promise<{ items: StrandItem[] }>;

/** One activity per kind of block, all of one shape; the worker implements them. */
export type Activities = Record<string, AdvanceActivity>;

/** What the workflow `beat` calls; not about strands. */
export interface BeatActivities {
  beat(input: { last: number }): Promise<{ count: number }>;
}
