import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { post } from '../../engine/kit/scenario.ts';
import { until } from '../../engine/kit/until.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import type { Scenario } from '../scenario.ts';
import { openClasses, sendOnce } from '../three-classes.ts';

const deploys = 6;
const perDeploy = 60;

export const k8: Scenario = {
  id: 'K8',
  about: 'SIGTERM the worker six times while it sends: no message is left unclear',
  async run({ stage, random }) {
    const { gateway, db } = stage;
    const { both } = await openClasses(stage, { blocks: sendOnce, timeoutMs: 5_000 });
    gateway.answer = () => ({ slowMs: 200 + random.below(400) });
    let worker = await stage.startWorker();
    for (let deploy = 0; deploy < deploys; deploy += 1) {
      const before = gateway.requests.length;
      for (const ctx of both) await post(ctx, { from: deploy * perDeploy, people: perDeploy });
      await until('it is sending', () => gateway.requests.length > before + 20);
      await delay(random.below(300));
      await worker.stop();
      assert.deepEqual(await worker.exited, { code: 0, signal: null });
      const open =
        await db.sql`select id, state from messages where state in ('handed', 'unknown')`;
      assert.deepEqual([...open], []);
      worker = await stage.startWorker();
    }
    await untilEnded(db.sql, 3 * deploys * perDeploy, 120_000);
    const accepted = 3 * deploys * perDeploy;
    assert.equal(gateway.accepted.length, accepted, 'something was sent twice');
    return { people: deploys * perDeploy, deploys, sent: accepted };
  },
};
