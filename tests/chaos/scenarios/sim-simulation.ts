import { expectSimulationEquals } from '../../engine/kit/simulation-equals.ts';
import type { Scenario } from '../scenario.ts';

const count = 1_000;

export const sim: Scenario = {
  id: 'SIM',
  about: `run ${count} random journeys simulated and real, and compare`,
  run: ({ stage, seed }) =>
    expectSimulationEquals(stage, { count, seed: seed * 1_000, atOnce: 334 }),
};
