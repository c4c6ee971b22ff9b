import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { JourneyCost } from '../../tools/bench/measure-cost.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('npm run bench, short: what journeys cost Temporal is as promised, and all parts are measured', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'percurso-bench-out-'));
  const file = path.join(folder, 'results.json');
  try {
    const args = ['--import', 'tsx', 'tools/bench/main.ts', '--short', '--out', file];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
    expect(stdout).toContain('| measure');
    const results = JSON.parse(await readFile(file, 'utf8'));

    expect(results.cost.a.one).toEqual({ events: 11, actions: 2 });
    expect(results.cost.b.one).toEqual({ events: 22, actions: 4 });
    expect(results.cost.cTimeout.one).toEqual({ events: 16, actions: 3 });
    expect(results.cost.cEvent.one.actions).toBe(4);
    for (const { one, of500, handWritten } of Object.values<JourneyCost>(results.cost)) {
      expect(one.events).toBeLessThanOrEqual(handWritten.events);
      expect(one.actions).toBeLessThanOrEqual(handWritten.actions);
      expect(of500.events).toBeLessThanOrEqual(handWritten.events / 100);
      expect(of500.actions).toBeLessThanOrEqual(handWritten.actions / 100);
    }
    expect(results.drip.openWorkflows).toBeLessThanOrEqual(results.drip.buckets + 5);
    expect(results.waiting.openWorkflows).toBeLessThanOrEqual(10);
    // One for each way and block alone would be 151; a slow machine groups less of them.
    expect(results.fanOut.activities).toBeLessThan(100);

    // Times of a test machine say nothing beyond that they were taken.
    const { burst, latency, ingest, growth } = results;
    for (const rate of [burst, ingest, growth].flatMap(Object.values)) {
      if (typeof rate === 'number') expect(rate).toBeGreaterThan(0);
    }
    expect(latency.p95Ms).toBeGreaterThanOrEqual(latency.p50Ms);
    expect(burst.ratio).toBeGreaterThan(1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 600_000);
