/** A strand as a workflow is told of it; same shape as the workflow's own `StrandItem`. */
export interface StrandItem {
  id: string;
  n: number;
  op: 'act' | 'sleep' | 'await' | 'gone';
  step: number;
  kind: string;
  queue: string;
  /** Real milliseconds until it is due. */
  ms: number;
}

/** A strand this process may move, as long as its fence holds. */
export interface ClaimedStrand {
  id: string;
  workspaceId: string;
  versionId: string;
  cohortId: string;
  step: number;
  op: 'act' | 'sleep' | 'await';
  fence: number;
}

/** Where a set of members goes to stand: the strand to be made for them. */
export interface Stand {
  op: 'act' | 'sleep' | 'await';
  step: number;
  /** Virtual time; null for `act`. */
  dueAt: Date | null;
}

/** How an enrolment ended. */
export interface End {
  status: 'finished' | 'exited';
  reason: string | null;
}
