import { expect, test } from 'vitest';
import { expectBalances } from './kit/expect-balances.ts';
import { expectSimulationEquals } from './kit/simulation-equals.ts';
import { openStage } from './kit/stage.ts';

const count = Number(process.env.PERCURSO_SIMULATIONS ?? 50);
const seed = Number(process.env.PERCURSO_SEED ?? Math.floor(Math.random() * 1_000_000_000));

test(`${count} random journeys go the same way simulated and real (seed ${seed})`, {
  timeout: 120_000 * Math.ceil(count / 100),
}, async () => {
  const stage = await openStage();
  const figures = await expectSimulationEquals(stage, { count, seed });
  console.log(`seed ${seed}: ${JSON.stringify(figures)}`);
  expect(figures.journeys).toBe(count);
  expect(figures.messages).toBeGreaterThan(0);
  await expectBalances(stage.db.sql);
});
