import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import type { BurstResult } from './measure-burst.ts';
import type { CostResult } from './measure-cost.ts';
import type { DripResult } from './measure-drip.ts';
import type { FanOutResult } from './measure-fan-out.ts';
import type { GrowthResult } from './measure-growth.ts';
import type { IngestResult } from './measure-ingest.ts';
import type { LatencyResult } from './measure-latency.ts';
import type { WaitingResult } from './measure-waiting.ts';

/** What a run measured; a part that was not asked for is missing. */
export interface Results {
  machine: Machine;
  burst?: BurstResult;
  /** Figures of a cohort are divided by its size. */
  cost?: CostResult;
  latency?: LatencyResult;
  ingest?: IngestResult;
  growth?: GrowthResult;
  waiting?: WaitingResult;
  fanOut?: FanOutResult;
  drip?: DripResult;
}

/** Where the run took place; `loadBefore` is the load average when it began, 0 on an idle machine. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGb: number;
  node: string;
  startedAt: string;
  loadBefore: number;
}

/** The machine as it is now. */
export function readMachine(): Machine {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
    startedAt: new Date().toISOString(),
    loadBefore: round(loadavg()[0] ?? 0),
  };
}

/** Writes the results, rounded to what means something. */
export async function writeResults(file: string, results: object): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const text = JSON.stringify(
    results,
    (_, value) => (typeof value === 'number' ? round(value) : value),
    2,
  );
  await writeFile(file, `${text}\n`);
}

/** Four significant digits. */
export function round(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}
