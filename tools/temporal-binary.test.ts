import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { resolveTemporalBinary } from './temporal-binary.mjs';

async function folderFor(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'percurso-binary-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function writeProgram(file: string, server: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `#!/bin/sh\necho "temporal version 1.5.0 (Server ${server}, UI 2.40.0)"\n`);
  await chmod(file, 0o755);
  return file;
}

test('TEMPORAL_CLI wins, and is told why when its server is too old', async () => {
  const folder = await folderFor();
  const good = await writeProgram(path.join(folder, 'good'), '1.30.0');
  const old = await writeProgram(path.join(folder, 'old'), '1.29.4');
  expect(await resolveTemporalBinary({ env: { TEMPORAL_CLI: good } })).toBe(good);
  await expect(resolveTemporalBinary({ env: { TEMPORAL_CLI: old } })).rejects.toThrow(
    `TEMPORAL_CLI names ${old}, whose server is 1.29.4: Percurso needs 1.29.5 or newer.`,
  );
  await expect(resolveTemporalBinary({ env: { TEMPORAL_CLI: '/nowhere' } })).rejects.toThrow(
    'TEMPORAL_CLI names /nowhere, which does not run',
  );
});

test('a program on PATH is taken when new enough, else the cached one', async () => {
  const folder = await folderFor();
  const module = await readFile(new URL('./temporal/go.mod', import.meta.url), 'utf8');
  const server = /go\.temporal\.io\/server v(\S+)/.exec(module)?.[1] ?? '';
  const cli = /github\.com\/temporalio\/cli v(\S+)/.exec(module)?.[1] ?? '';
  const name = `temporal-${cli}-server-${server}`;
  const cached = await writeProgram(path.join(folder, 'cache/percurso', name), server);
  const env = { PATH: path.join(folder, 'bin'), XDG_CACHE_HOME: path.join(folder, 'cache') };

  await writeProgram(path.join(folder, 'bin/temporal'), '1.29.4');
  expect(await resolveTemporalBinary({ env })).toBe(cached);
  await writeProgram(path.join(folder, 'bin/temporal'), '1.29.5');
  expect(await resolveTemporalBinary({ env })).toBe('temporal');
});
