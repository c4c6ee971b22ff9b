import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceContext } from '@percurso/services/context';
import type { Stage } from '../../engine/kit/build-stage.ts';
import {
  phoneOf,
  post,
  publish,
  readyTrigger,
  sms,
  triggerKey,
  useGateway,
} from '../../engine/kit/scenario.ts';
import { until } from '../../engine/kit/until.ts';
import { untilEnded } from '../../engine/kit/until-ended.ts';
import type { Scenario } from '../scenario.ts';

const probes = 40;

export const flood: Scenario = {
  id: 'flood',
  about: 'one workspace posts 20,000 events that send; another, one event a second, hardly notices',
  async run({ stage }) {
    const [noisy, quiet] = [await stage.openWorkspace(), await stage.openWorkspace()];
    for (const ctx of [noisy, quiet]) {
      await readyTrigger(ctx);
      await useGateway(ctx, stage.gateway, { idempotent: true, timeoutMs: 10_000 });
    }
    await publish(noisy, { name: 'Flood', blocks: [sms('b1', 'commercial')] });
    await publish(quiet, { name: 'Quiet', blocks: [sms('b1')] });
    await Promise.all([stage.startWorker(), stage.startWorker()]);
    // Both have been busy before.
    await post(noisy, { from: 400_000, people: 500 });
    await probe(stage, { ctx: quiet, from: 100_000, n: 5 });
    await untilEnded(stage.db.sql, 505, 60_000);
    const unloaded = await probe(stage, { ctx: quiet, from: 200_000, n: probes });
    const people = 20_000;
    const sentBefore = stage.gateway.requests.length;
    const flooded = (async () => {
      for (let from = 0; from < people; from += 500) await post(noisy, { from, people: 500 });
    })();
    await delay(1_000);
    const loaded = await probe(stage, { ctx: quiet, from: 300_000, n: probes });
    const meanwhile = stage.gateway.requests.length - sentBefore - probes;
    await flooded;
    await untilEnded(stage.db.sql, people + 2 * probes + 505, 240_000);
    const figures = {
      'p99 ms alone': Math.round(unloaded),
      'p99 ms beside the flood': Math.round(loaded),
      'of the flood sent meanwhile': meanwhile,
    };
    assert.ok(loaded < 2 * unloaded, `p99 ${loaded} ms beside the flood, ${unloaded} ms alone`);
    return { people, ...figures };
  },
};

/** Posts one event a second and answers the p99 of the time until the gateway has its message. */
async function probe(
  stage: Stage,
  { ctx, from, n }: { ctx: ServiceContext; from: number; n: number },
): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < n; index += 1) {
    const number = from + index;
    const startedAt = performance.now();
    await post(ctx, { from: number, people: 1 });
    const arrived = await until('the gateway has it', () =>
      stage.gateway.requests.findLast(({ to }) => to === phoneOf(number)),
    );
    times.push(arrived.at - startedAt);
    await delay(Math.max(0, startedAt + 1_000 - performance.now()));
  }
  times.sort((a, b) => a - b);
  return times[Math.ceil(n * 0.99) - 1] ?? 0;
}

export const selfFeeding: Scenario = {
  id: 'self-feeding-trigger',
  about: 'a journey that activates the trigger it starts on is refused as a loop at 20',
  async run({ stage }) {
    const { sql } = stage.db;
    const people = 200;
    const ctx = await stage.openWorkspace();
    await readyTrigger(ctx);
    await publish(ctx, {
      name: 'Loop',
      blocks: [
        {
          id: 'b1',
          kind: 'activate-trigger',
          config: {
            trigger: triggerKey,
            mapping: {
              Code: { from: 'attribute', path: 'trigger.Code' },
              Device: { from: 'attribute', path: 'trigger.Device' },
            },
          },
        },
      ],
    });
    await stage.startWorker();
    await post(ctx, { people });
    await untilEnded(sql, 20 * people, 240_000);
    const rows = await sql<{ outcome: string; reason: string | null; n: number }[]>`
      select outcome, reason, count(*)::int as n from events group by 1, 2 order by 1`;
    assert.deepEqual(
      [...rows],
      [
        { outcome: 'enrolled', reason: null, n: 20 * people },
        { outcome: 'refused', reason: 'loop', n: people },
      ],
    );
    return { people, enrolled: 20 * people, refused: people };
  },
};
