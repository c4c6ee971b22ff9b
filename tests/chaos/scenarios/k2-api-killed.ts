import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { eventOf, openApiClient } from '../../engine/kit/api-client.ts';
import { aboveTen, publish, readyTrigger } from '../../engine/kit/scenario.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import type { Scenario } from '../scenario.ts';

const total = 10_000;
const perRequest = 20;
const kills = 10;

export const k2: Scenario = {
  id: 'K2',
  about: 'kill -9 the API ten times while 10,000 events come in',
  async run({ stage, random }) {
    const { sql } = stage.db;
    const ctx = await stage.openWorkspace();
    await readyTrigger(ctx);
    await publish(ctx, { name: 'Through', blocks: [aboveTen('b1', [])] });
    const client = await openApiClient(stage, ctx);
    await stage.startWorker();
    const batches = Array.from({ length: total / perRequest }, (_, batch) =>
      Array.from({ length: perRequest }, (_, index) => eventOf(batch * perRequest + index)),
    );
    const answered: string[] = [];
    let next = 0;
    let duplicates = 0;
    const clients = [1, 2, 3, 4].map(async () => {
      for (let batch = batches[next++]; batch; batch = batches[next++]) {
        const { status, body } = await client.insist(batch);
        assert.equal(status, 202);
        duplicates += body.duplicates ?? 0;
        answered.push(...batch.map(({ messageId }) => messageId));
      }
    });
    for (let kill = 1; kill <= kills; kill += 1) {
      while (answered.length < (total * kill) / (kills + 2)) await delay(5);
      await delay(random.below(60));
      await client.api.kill();
      const promised = [...answered];
      const kept = await sql`select 1 from events where message_id = any(${promised})`;
      assert.equal(kept.length, promised.length, 'an event that was answered 202 is missing');
      await client.startAgain();
    }
    await Promise.all(clients);
    for (const batch of batches.slice(0, 50)) {
      const { body } = await client.insist(batch);
      assert.deepEqual(body, { accepted: 0, duplicates: perRequest });
    }
    await untilEnded(sql, total, 60_000);
    return { events: total, kills, 'stored but not answered': duplicates };
  },
};
