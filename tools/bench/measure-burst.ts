import { aboveTen, sms } from './blocks.ts';
import { median } from './median.ts';
import type { Timed } from './sides.ts';
import {
  handWrittenIsQuiet,
  nextRun,
  peopleUpTo,
  percursoIsQuiet,
  postToHandWritten,
  postToPercurso,
  tell,
  timeBurst,
} from './sides.ts';
import type { BenchStack } from './stack.ts';

export interface BurstResult {
  perSecond: number;
  handWrittenPerSecond: number;
  ratio: number;
}

/**
 * A burst of events → condition → SMS, in turns on both sides so that what else the machine does
 * touches both; the median of the rounds counts.
 */
export async function measureBurst(
  stack: BenchStack,
  { people, handWritten, rounds }: { people: number; handWritten: number; rounds: number },
): Promise<BurstResult> {
  const journey = await publishBurst(stack, 'bench-burst');
  await percursoBurst(stack, { ...journey, people: Math.ceil(people / 10) });
  const ours: Timed[] = [];
  const theirs: Timed[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await percursoBurst(stack, { ...journey, people }));
    tell('burst', ours.at(-1));
    theirs.push(await handWrittenBurst(stack, handWritten));
    tell('burst, hand-written', theirs.at(-1));
  }
  const perSecond = median(ours.map((timed) => timed.perSecond));
  const handWrittenPerSecond = median(theirs.map((timed) => timed.perSecond));
  return { perSecond, handWrittenPerSecond, ratio: perSecond / handWrittenPerSecond };
}

/** The live journey of a burst, on a trigger of its own. */
export async function publishBurst({ percurso }: BenchStack, trigger: string) {
  const blocks = [aboveTen('b1', [sms('b2')])];
  return { trigger, journeyId: await percurso.publish({ name: trigger, trigger, blocks }) };
}

/** One burst through a Percurso journey that ends with its only SMS. */
export function percursoBurst(
  stack: BenchStack,
  { trigger, journeyId, people }: { trigger: string; journeyId: string; people: number },
): Promise<Timed> {
  const burst = { run: nextRun(), people: peopleUpTo(people), trigger };
  return timeBurst(stack, {
    people,
    post: () => postToPercurso(stack, burst),
    ended: () => percursoIsQuiet(stack, journeyId),
  });
}

function handWrittenBurst(stack: BenchStack, people: number): Promise<Timed> {
  const burst = { run: nextRun(), people: peopleUpTo(people) };
  return timeBurst(stack, {
    people,
    post: () => postToHandWritten(stack, { ...burst, workflow: 'notifyAboveTen' }),
    ended: () => handWrittenIsQuiet(stack),
  });
}
