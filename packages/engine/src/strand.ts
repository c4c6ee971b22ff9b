import type { OpenWait } from './open-wait.ts';

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
  /** Members that stand in it. */
  size: number;
  workspaceId: string;
  versionId: string;
  cohortId: string;
  step: number;
  op: 'act' | 'sleep' | 'await';
  /** Virtual; null for `act`. */
  dueAt: Date | null;
  /** Start of the claim that led here; of the first one where it is held at an effect, or its end (virtual). */
  since: Date;
  fence: number;
}

/**
 * Where a set of members goes to stand: the strand to be made for them, or to be joined. Who sleeps at
 * an effect is held there, `since` its first claim; or, where it `joins` others, with nothing begun until it is
 * due.
 */
export type Stand =
  | { op: 'act'; step: number; dueAt: null }
  | {
      op: 'sleep';
      step: number;
      dueAt: Date;
      since?: Date | undefined;
      joins?: boolean | undefined;
    }
  | { op: 'await'; step: number; dueAt: Date; wait: OpenWait };

/** How an enrolment ended. */
export interface End {
  status: 'finished' | 'exited';
  reason: string | null;
}
