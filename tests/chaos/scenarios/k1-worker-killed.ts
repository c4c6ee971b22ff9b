import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { post } from '../../engine/kit/scenario.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import type { Scenario } from '../scenario.ts';
import { openClasses } from '../three-classes.ts';

/** The longest way back: 90 s from a claim to the first nudge, 60 s to the second, which changes the workflow. */
const recoveryMs = 200_000;

export const k1 = workerKilled({ kills: 100, waves: 20, perWave: 15 });

/** As many kills, and waves of people among them, as are asked for. */
export function workerKilled({
  kills,
  waves,
  perWave,
}: {
  kills: number;
  waves: number;
  perWave: number;
}): Scenario {
  return {
    id: 'K1',
    about: `kill -9 the worker ${kills} times at random instants inside one run`,
    async run({ stage, random }) {
      const { both } = await openClasses(stage);
      stage.gateway.answer = () => ({ slowMs: random.below(200) });
      for (let kill = 0; kill < kills; kill += 1) {
        const wave = kill / (kills / waves);
        if (Number.isInteger(wave)) {
          for (const ctx of both) await post(ctx, { from: wave * perWave, people: perWave });
        }
        const worker = await stage.startWorker();
        await delay(random.below(900));
        await worker.kill();
      }
      const inTheMiddle = await stage.db.sql`select 1 from enrolments where status = 'inside'`;
      const restartedAt = performance.now();
      await stage.startWorker();
      const people = waves * perWave;
      await untilEnded(stage.db.sql, 3 * people, recoveryMs);
      const seconds = Math.round((performance.now() - restartedAt) / 1_000);
      assert.ok(inTheMiddle.length > 0, 'everybody was through before the last kill');
      return {
        people,
        kills,
        'inside at the last kill': inTheMiddle.length,
        'done after s': seconds,
      };
    },
  };
}
