import { percursoBurst, publishBurst } from './measure-burst.ts';
import { readMemory } from './processes.ts';
import { tell } from './sides.ts';
import type { BenchStack } from './stack.ts';

export interface GrowthResult {
  at10k: number;
  at100k: number;
  ratio: number;
  /** By process, at quarters of the large burst and when it has ended. */
  rssMb: Record<string, number[]>;
}

const sampleMs = 1_000;

/** The same burst ten times as large: people a second at both sizes, and memory along the larger one. */
export async function measureGrowth(
  stack: BenchStack,
  { people }: { people: number },
): Promise<GrowthResult> {
  const journey = await publishBurst(stack, 'bench-growth');
  const small = await percursoBurst(stack, { ...journey, people: people / 10 });
  tell(`${people / 10} people`, small);
  const samples: Map<string, number>[] = [];
  const sampling = setInterval(() => samples.push(readMemory(stack)), sampleMs);
  const large = await percursoBurst(stack, { ...journey, people });
  clearInterval(sampling);
  samples.push(readMemory(stack));
  tell(`${people} people`, large);
  return {
    at10k: small.perSecond,
    at100k: large.perSecond,
    ratio: large.perSecond / small.perSecond,
    rssMb: quarters(samples),
  };
}

function quarters(samples: Map<string, number>[]): Record<string, number[]> {
  const marks = [0.25, 0.5, 0.75, 1].map(
    (share) => samples[Math.max(0, Math.ceil(samples.length * share) - 1)],
  );
  const names = ['postgres', 'temporal', 'api', 'worker'];
  return Object.fromEntries(
    names.map((name) => [name, marks.map((mark) => Math.round(mark?.get(name) ?? 0))]),
  );
}
