import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { resolveTemporalBinary } from './temporal-binary.mjs';
import { startTemporal } from './temporal-server.mjs';

test('workflows outlive the server that was told of them', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'percurso-temporal-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const binary = await resolveTemporalBinary();
  const dbFile = path.join(folder, 'temporal.db');
  const workflow = (address: string, ...args: string[]) =>
    spawnSync(binary, ['workflow', ...args, '--address', address], { encoding: 'utf8' });

  const first = await startTemporal({ binary, dbFile });
  onTestFinished(first.stop);
  workflow(first.address, 'start', '--type', 'any', '--task-queue', 'any', '-w', 'kept');
  await first.stop();

  const second = await startTemporal({ binary, dbFile });
  onTestFinished(second.stop);
  const answer = workflow(second.address, 'describe', '-w', 'kept');
  expect(answer.stdout).toMatch(/WorkflowId\s+kept/);
});
