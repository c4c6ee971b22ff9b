import assert from 'node:assert/strict';
import { post } from '../../engine/kit/scenario.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import type { Scenario } from '../scenario.ts';
import { openClasses, sendOnce } from '../three-classes.ts';

const rounds = 5;
const perRound = 50;

export const k4: Scenario = {
  id: 'K4',
  about:
    'the worker dies between the answer of the provider and the ledger, five times, in each class',
  async run({ stage, random }) {
    const { sql } = stage.db;
    const { both } = await openClasses(stage, { blocks: sendOnce, timeoutMs: 2_000 });
    stage.gateway.answer = () => ({ slowMs: random.below(30) });
    for (let round = 0; round < rounds; round += 1) {
      for (const ctx of both) await post(ctx, { from: round * perRound, people: perRound });
      const env = { PERCURSO_KILL_AFTER_SENDS: String(10 + random.below(60)) };
      const worker = await stage.startWorker({ env });
      assert.equal((await worker.exited).signal, 'SIGKILL');
    }
    await stage.startWorker();
    await untilEnded(sql, 3 * rounds * perRound, 200_000);
    const rows = await sql<{ name: string; state: string; attempt: number; id: string }[]>`
      select j.name, m.state, m.attempt, m.id from messages m join journeys j on j.id = m.journey_id`;
    const unclear = rows.filter(({ state }) => state === 'unknown');
    assert.ok(unclear.every(({ name }) => name === 'Commercial'));
    const again = rows.filter(({ name, attempt }) => name !== 'Commercial' && attempt > 1);
    assert.ok(unclear.length + again.length > 0, 'no message was in the hands of a killed worker');
    return { people: rounds * perRound, kills: rounds, 'sent again': again.length };
  },
};
