import { setTimeout as delay } from 'node:timers/promises';
import { publishBurst } from './measure-burst.ts';
import { percentile } from './median.ts';
import { monotonicMs } from './monotonic.ts';
import { phoneOf } from './people.ts';
import { nextRun, postToHandWritten, postToPercurso } from './sides.ts';
import type { BenchStack } from './stack.ts';

export interface LatencyResult {
  p50Ms: number;
  p95Ms: number;
  handWrittenP95Ms: number;
}

const pauseMs = 150;

/**
 * On an idle system, from posting one event over HTTP until the provider has the SMS; in turns on
 * both sides. The journey is the one of the burst.
 */
export async function measureLatency(
  stack: BenchStack,
  { samples, warmUp }: { samples: number; warmUp: number },
): Promise<LatencyResult> {
  const { trigger } = await publishBurst(stack, 'bench-latency');
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let n = 0; n < samples + warmUp; n += 1) {
    const burst = { run: nextRun(), people: [n] };
    const one = await timeOne(stack, n, () => postToPercurso(stack, { ...burst, trigger }));
    const other = await timeOne(stack, n, () =>
      postToHandWritten(stack, { ...burst, workflow: 'notifyAboveTen' }),
    );
    if (n < warmUp) continue;
    ours.push(one);
    theirs.push(other);
  }
  console.log(
    `  latency: p50 ${percentile(ours, 0.5).toFixed(0)} and ${percentile(theirs, 0.5).toFixed(0)} ms`,
  );
  return {
    p50Ms: percentile(ours, 0.5),
    p95Ms: percentile(ours, 0.95),
    handWrittenP95Ms: percentile(theirs, 0.95),
  };
}

async function timeOne(stack: BenchStack, n: number, post: () => Promise<void>): Promise<number> {
  await delay(pauseMs);
  const arrival = stack.gateway.ask<number>('untilArrival', { to: phoneOf(n) });
  const startedAt = monotonicMs();
  await post();
  return (await arrival) - startedAt;
}
