import type { BlockConfig, BlockId, JourneySettings } from './document.ts';
import type { Entry, ExitRule, Goal } from './entry.ts';

/**
 * What a step does. `act`, `sleep`, `await` and `end` are the operations of the engine;
 * `pure` steps decide only, and run inside the operation before them.
 */
export type PlanOp = 'pure' | 'act' | 'sleep' | 'await' | 'end';

/** Index of the next step, or null where the journey is over. */
export type Route = number | null;

export interface PlanStep {
  blockId: BlockId;
  kind: string;
  op: PlanOp;
  config: BlockConfig;
  /** Where each port leads; joins are resolved, disabled blocks are left out. */
  routes: Record<string, Route>;
  /** It stands in a loop, or is one: a member may come here more than once. */
  repeated?: true | undefined;
  /** Routes lead back here: passes are counted. */
  loop?: true | undefined;
}

/** The compiled, flat and immutable form of a journey version. */
export interface Plan {
  schema: 1;
  entry: Entry;
  /** What takes people out, and what the journey is for; left out where there is none. */
  exit?: ExitRule[] | undefined;
  goals?: Goal[] | undefined;
  settings: JourneySettings;
  start: Route;
  steps: PlanStep[];
  /** Triggers whose events the version reacts to, and in which role. */
  listens: Listen[];
}

/** A trigger by its key, and what its events are to the version. */
export interface Listen {
  trigger: string;
  role: 'entry' | 'exit' | 'goal' | 'wait';
}
