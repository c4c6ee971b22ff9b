import type { createUndoStack } from '@percurso/testing/undo-stack';
import type { Stage } from '../engine/kit/build-stage.ts';
import type { Random } from './random.ts';
import type { Rig } from './rig.ts';

/** What a scenario found worth printing. */
export type Figures = Record<string, number | string>;

/** What one run of a scenario works with. */
export interface Run {
  rig: Rig;
  stage: Stage;
  seed: number;
  random: Random;
  undo: ReturnType<typeof createUndoStack>;
}

/** One way of hurting the system; fails by throwing. The verdict is reached by whoever runs it. */
export interface Scenario {
  /** As in the catalogue of tests, or the name of the rule it is about. */
  id: string;
  /** What is done, in a line. */
  about: string;
  run(run: Run): Promise<Figures>;
}
