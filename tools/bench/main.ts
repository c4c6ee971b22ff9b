import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureBurst } from './measure-burst.ts';
import { measureCost } from './measure-cost.ts';
import { measureDrip } from './measure-drip.ts';
import { measureFanOut } from './measure-fan-out.ts';
import { measureGrowth } from './measure-growth.ts';
import { measureIngest } from './measure-ingest.ts';
import { measureLatency } from './measure-latency.ts';
import { measureWaiting } from './measure-waiting.ts';
import { addPeople } from './people.ts';
import type { Results } from './results.ts';
import { readMachine, writeResults } from './results.ts';
import type { BenchStack } from './stack.ts';
import { openStack } from './stack.ts';
import { formatTable } from './table.ts';

// npm run bench: measures Percurso and hand-written workflows on one stack, prints a table and writes
// bench/results.json. -- --short is small in everything; -- --only burst,latency measures these parts
// only; what is not whole is kept where -- --out names a file.

interface Sizes {
  samples: number;
  /** Enough that every connection has prepared its statements, on both sides. */
  warmUp: number;
  people: number;
  handWritten: number;
  rounds: number;
  events: number;
  ingestRounds: number;
  growth: number;
  waiting: number;
  fanOut: number;
  dripSeconds: number;
  dripWaits: number;
}

const full: Sizes = {
  samples: 100,
  warmUp: 20,
  people: 10_000,
  handWritten: 2_000,
  rounds: 3,
  events: 20_000,
  ingestRounds: 7,
  growth: 100_000,
  waiting: 100_000,
  fanOut: 1_000,
  dripSeconds: 60,
  dripWaits: 10,
};
const short: Sizes = {
  samples: 5,
  warmUp: 2,
  people: 500,
  handWritten: 10,
  rounds: 1,
  events: 1_000,
  ingestRounds: 1,
  growth: 1_000,
  waiting: 1_000,
  fanOut: 1_000,
  dripSeconds: 5,
  dripWaits: 3,
};

type Measure = (stack: BenchStack, sizes: Sizes) => Promise<Partial<Results>>;

const parts: Record<string, Measure> = {
  latency: async (stack, { samples, warmUp }) => ({
    latency: await measureLatency(stack, { samples, warmUp }),
  }),
  cost: async (stack) => ({ cost: await measureCost(stack) }),
  burst: async (stack, { people, handWritten, rounds }) => ({
    burst: await measureBurst(stack, { people, handWritten, rounds }),
  }),
  ingest: async (stack, { events, ingestRounds: rounds }) => ({
    ingest: await measureIngest(stack, { events, rounds }),
  }),
  growth: async (stack, { growth }) => ({ growth: await measureGrowth(stack, { people: growth }) }),
  'fan-out': async (stack, { fanOut }) => ({
    fanOut: await measureFanOut(stack, { people: fanOut }),
  }),
  drip: async (stack, { dripSeconds, dripWaits }) => ({
    drip: await measureDrip(stack, { seconds: dripSeconds, waitSeconds: dripWaits }),
  }),
  waiting: async (stack, { waiting }) => ({
    waiting: await measureWaiting(stack, { people: waiting }),
  }),
};

const root = fileURLToPath(new URL('../../', import.meta.url));
const { values: options } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string' },
    out: { type: 'string' },
  },
});
const wanted = options.only?.split(',') ?? Object.keys(parts);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(
    `--only takes ${Object.keys(parts).join(', ')}; it was given ${unknown.join(', ')}.`,
  );
  process.exit(1);
}
const results: Results = { machine: readMachine() };
const startedAt = performance.now();
const stack = await openStack();
// The parts are in process groups of their own: a Ctrl-C reaches only us.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stack.stop().finally(() => process.exit(1)));
}
try {
  const sizes = options.short ? short : full;
  await addPeople(stack, Math.max(sizes.events, sizes.growth, sizes.waiting));
  for (const name of wanted) {
    console.log(`  measuring ${name} …`);
    Object.assign(results, await parts[name]?.(stack, sizes));
  }
} finally {
  await stack.stop();
}
console.log(formatTable(results));
const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
// What is kept in the repository is one whole run.
const isWhole = !options.short && options.only === undefined;
const out = options.out ?? (isWhole ? 'bench/results.json' : null);
if (out === null) console.log(`Measured in ${minutes} min; --out keeps a part.`);
else {
  const file = path.resolve(root, out);
  await writeResults(file, results);
  console.log(`Measured in ${minutes} min; written to ${path.relative(process.cwd(), file)}.`);
}
