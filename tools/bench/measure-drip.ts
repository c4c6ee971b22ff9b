import { setTimeout as delay } from 'node:timers/promises';
import { email, wait } from './blocks.ts';
import { openWorkflows, untilNoneOpen } from './measure-waiting.ts';
import { nextRun, percursoIsQuiet, postToPercurso } from './sides.ts';
import type { BenchStack } from './stack.ts';
import { until } from './until.ts';

export interface DripResult {
  people: number;
  /** At the moment when they were most beyond the buckets. */
  openWorkflows: number;
  buckets: number;
}

const perSecond = 10;

/** People who come one by one, ten a second, through two sleeps: open workflows beside open buckets. */
export async function measureDrip(
  stack: BenchStack,
  { seconds, waitSeconds }: { seconds: number; waitSeconds: number },
): Promise<DripResult> {
  const trigger = 'bench-drip';
  const blocks = [wait('b1', waitSeconds), email('b2'), wait('b3', waitSeconds), email('b4')];
  const journeyId = await stack.percurso.publish({ name: trigger, trigger, blocks });
  await untilNoneOpen(stack);
  const people = seconds * perSecond;
  const run = nextRun();
  let worst: DripResult = { people, openWorkflows: 0, buckets: 0 };
  const startedAt = performance.now();
  for (let n = 0; n < people; n += 1) {
    await delay(Math.max(0, startedAt + (n * 1_000) / perSecond - performance.now()));
    await postToPercurso(stack, { run, people: [n], trigger });
    if (n % perSecond !== perSecond - 1) continue;
    const buckets = await openBuckets(stack, journeyId);
    const open = await openWorkflows(stack);
    if (open - buckets >= worst.openWorkflows - worst.buckets) {
      worst = { people, openWorkflows: open, buckets };
    }
  }
  await until('the journey has ended', () => percursoIsQuiet(stack, journeyId));
  return worst;
}

async function openBuckets({ sql }: BenchStack, journeyId: string): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(distinct (s.step, s.due_at))::int as n
    from strands s join versions v on v.id = s.version_id
    where v.journey_id = ${journeyId} and s.state = 'open' and s.op = 'sleep'`;
  return row?.n ?? 0;
}
