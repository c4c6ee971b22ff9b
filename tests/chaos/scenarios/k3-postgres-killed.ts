import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { eventOf, openApiClient } from '../../engine/kit/api-client.ts';
import { openSender, publish, sms, wait } from '../../engine/kit/scenario.ts';
import { until } from '../../engine/kit/until.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import type { Scenario } from '../scenario.ts';

/** How Postgres' manual names the ways it can be told to go, and the one way it is not told. */
const ways = [
  ['fast', 'SIGINT'],
  ['immediate', 'SIGQUIT'],
  ['kill -9', 'SIGKILL'],
] as const;
const perRequest = 10;

export const k3 = postgresKilled(['fast', 'immediate', 'kill -9']);

/** Each of the ways, one after another, once so many more events have come in. */
export function postgresKilled(names: (typeof ways)[number][0][], events = 100): Scenario {
  return {
    id: 'K3',
    about: `end Postgres under load: ${names.join(', ')}; nobody restarts API or worker`,
    async run({ rig, stage, random }) {
      const { sql } = stage.db;
      const ctx = await openSender(stage);
      await publish(ctx, { name: 'Send', blocks: [sms('b1'), wait('b2', 2), sms('b3')] });
      const client = await openApiClient(stage, ctx);
      const worker = await stage.startWorker();
      const answered: string[] = [];
      let next = 0;
      let posting = true;
      const clients = [1, 2].map(async () => {
        while (posting) {
          const from = next;
          next += perRequest;
          const batch = Array.from({ length: perRequest }, (_, index) => eventOf(from + index));
          assert.equal((await client.insist(batch)).status, 202);
          answered.push(...batch.map(({ messageId }) => messageId));
          await delay(100);
        }
      });
      const figures: Record<string, string> = {};
      for (const [name, signal] of ways.filter(([one]) => names.includes(one))) {
        const before = answered.length;
        await until('events come in', () => answered.length >= before + events);
        await delay(random.below(500));
        const promised = [...answered];
        await rig.postgres.kill(signal);
        await delay(1_000);
        const startedAt = performance.now();
        await rig.postgres.startAgain();
        await until(
          'an event is taken again',
          () => answered.length > promised.length + perRequest * 2,
          {
            withinMs: 60_000,
          },
        );
        figures[name] = `back in ${Math.round(performance.now() - startedAt)} ms`;
        const kept = await until('Postgres answers us', () =>
          sql`select 1 from events where message_id = any(${promised})`.catch(() => undefined),
        );
        assert.equal(kept.length, promised.length, 'an event that was answered 202 is missing');
      }
      posting = false;
      await Promise.all(clients);
      const idleAt = performance.now();
      await untilEnded(sql, next, 120_000);
      figures['all through after'] = `${Math.round((performance.now() - idleAt) / 1_000)} s`;
      const ended = await Promise.race([worker.exited, client.api.exited, Promise.resolve('run')]);
      assert.equal(ended, 'run', 'API or worker ended with Postgres');
      return { people: next, ...figures };
    },
  };
}
