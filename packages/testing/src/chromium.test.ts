import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { resolveChromium } from './chromium.ts';

test('the named browser is taken before one on PATH', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'percurso-chromium-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [named, onPath] = [path.join(folder, 'mine'), path.join(folder, 'chromium')];
  for (const file of [named, onPath]) {
    await writeFile(file, '#!/bin/sh\n');
    await chmod(file, 0o755);
  }
  const both = await resolveChromium({ PERCURSO_CHROMIUM: named, PATH: folder });
  expect(both.executablePath).toBe(named);
  expect((await resolveChromium({ PATH: folder })).executablePath).toBe(onPath);
});

test('a named browser that is not there is said so', async () => {
  await expect(resolveChromium({ PERCURSO_CHROMIUM: '/nowhere/chrome' })).rejects.toThrow(
    'PERCURSO_CHROMIUM names /nowhere/chrome, which is not there',
  );
});
