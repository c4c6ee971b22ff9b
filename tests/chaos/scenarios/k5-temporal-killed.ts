import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { post } from '../../engine/kit/scenario.ts';
import { until } from '../../engine/kit/until.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import type { Scenario } from '../scenario.ts';
import { openClasses } from '../three-classes.ts';

const kills = 20;
const perKill = 12;

export const k5: Scenario = {
  id: 'K5',
  about: 'kill -9 Temporal 20 times; each time it goes on from its own database file',
  async run({ rig, stage, random }) {
    const { sql } = stage.db;
    const { both } = await openClasses(stage);
    stage.gateway.answer = () => ({ slowMs: random.below(200) });
    const worker = await stage.startWorker();
    let queued = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const from = kill * perKill;
      for (const ctx of both) await post(ctx, { from, people: perKill / 2 });
      await delay(random.below(1_500));
      await rig.temporal.kill();
      // They come in while it is away: the start of their workflows waits in our own outbox.
      for (const ctx of both) await post(ctx, { from: from + perKill / 2, people: perKill / 2 });
      await until('events are routed without Temporal', async () => {
        const pending = await sql`select 1 from events where routed_at is null`;
        return pending.length === 0;
      });
      queued += (await sql`select 1 from strands where state = 'open' and fence = 0`).length;
      await rig.temporal.startAgain();
    }
    const idleAt = performance.now();
    await untilEnded(sql, 3 * kills * perKill, 180_000);
    const seconds = Math.round((performance.now() - idleAt) / 1_000);
    assert.ok(queued > 0);
    const ended = await Promise.race([worker.exited, Promise.resolve('run')]);
    assert.equal(ended, 'run', 'the worker ended with Temporal');
    return { people: kills * perKill, kills, 'queued starts': queued, 'done after s': seconds };
  },
};
