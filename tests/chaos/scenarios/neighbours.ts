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

/** Alone and beside the flood by turns, for the machine is not the same from minute to minute. */
const rounds = 5;
const probes = 40;
const probeEveryMs = 400;

export const flood: Scenario = {
  id: 'flood',
  about: 'one workspace posts and sends all it can; another, with few events, hardly notices',
  async run({ stage }) {
    const [noisy, quiet] = [await stage.openWorkspace(), await stage.openWorkspace()];
    for (const ctx of [noisy, quiet]) {
      await readyTrigger(ctx);
      await useGateway(ctx, stage.gateway, { idempotent: true, timeoutMs: 10_000 });
    }
    await publish(noisy, { name: 'Flood', blocks: [sms('b1', 'commercial')] });
    await publish(quiet, { name: 'Quiet', blocks: [sms('b1')] });
    await Promise.all([stage.startWorker(), stage.startWorker()]);
    // Both have been busy before, side by side too: what runs for the first time is slow.
    const warmed = startFlood(noisy, 900_000);
    await probe(stage, { ctx: quiet, from: 990_000, n: 10 });
    let ended = 10 + (await warmed());
    await untilEnded(stage.db.sql, ended, 60_000);
    const alone: number[] = [];
    const beside: number[] = [];
    let posted = 0;
    let meanwhile = 0;
    for (let round = 0; round < rounds; round += 1) {
      const first = 500_000 + 2 * round * probes;
      alone.push(...(await probe(stage, { ctx: quiet, from: first, n: probes })));
      const sentBefore = stage.gateway.requests.length;
      const end = startFlood(noisy, posted);
      beside.push(...(await probe(stage, { ctx: quiet, from: first + probes, n: probes })));
      meanwhile += stage.gateway.requests.length - sentBefore - probes;
      const people = await end();
      posted += people;
      ended += people + 2 * probes;
      await untilEnded(stage.db.sql, ended, 120_000);
    }
    const figures = {
      'p50 ms alone': Math.round(percentile(alone, 0.5)),
      'p99 ms alone': Math.round(percentile(alone, 0.99)),
      'p50 ms beside the flood': Math.round(percentile(beside, 0.5)),
      'p99 ms beside the flood': Math.round(percentile(beside, 0.99)),
      'of the flood sent meanwhile': meanwhile,
    };
    assert.ok(percentile(beside, 0.99) < 2 * percentile(alone, 0.99), JSON.stringify(figures));
    return { people: posted, ...figures };
  },
};

/** Posts batch after batch until it is ended; then says how many events it was. */
function startFlood(ctx: ServiceContext, first: number): () => Promise<number> {
  let isOn = true;
  const posting = (async () => {
    let people = 0;
    while (isOn) {
      await post(ctx, { from: first + people, people: 500 });
      people += 500;
    }
    return people;
  })();
  return () => {
    isOn = false;
    return posting;
  };
}

function percentile(times: number[], part: number): number {
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * part) - 1] ?? 0;
}

/** Posts events at a steady pace and answers the times until the gateway has their messages. */
async function probe(
  stage: Stage,
  { ctx, from, n }: { ctx: ServiceContext; from: number; n: number },
): Promise<number[]> {
  const times: number[] = [];
  const { requests } = stage.gateway;
  for (let index = 0; index < n; index += 1) {
    const number = from + index;
    const to = phoneOf(number);
    let seen = requests.length;
    const startedAt = performance.now();
    await post(ctx, { from: number, people: 1 });
    const arrived = await until('the gateway has it', () => {
      const found = requests.slice(seen).find((request) => request.to === to);
      seen = requests.length;
      return found;
    });
    times.push(arrived.at - startedAt);
    await delay(Math.max(0, startedAt + probeEveryMs - performance.now()));
  }
  return times;
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
