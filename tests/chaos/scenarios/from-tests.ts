import { runTest } from '../run-test.ts';
import type { Scenario } from '../scenario.ts';

export const awaitAnyOrder: Scenario = {
  id: 'await-any-order',
  about:
    '2,000 people in four cohorts, answers around opening and limit of a wait for one, and for all of three',
  async run({ seed }) {
    const file = 'tests/engine/await-any-order.engine.test.ts';
    const env = { PERCURSO_PEOPLE: '2000', PERCURSO_SEED: String(seed) };
    await runTest({ project: 'engine', file }, env);
    return { people: 2_000 };
  },
};
