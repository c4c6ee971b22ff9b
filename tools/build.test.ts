import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { buildAll } from './build.mjs';

const repository = fileURLToPath(new URL('..', import.meta.url));

const files: Record<string, string> = {
  'package-lock.json': '{}',
  'apps/web/index.html': '<title>Web</title><script type="module" src="/main.ts"></script>',
  'apps/web/main.ts': 'document.title = "built" satisfies string;',
  'apps/api/src/main.ts':
    'export const place: string = new URL("../migrations", import.meta.url).href;',
  'apps/worker/src/main.ts': 'export const ready: boolean = true;',
  'packages/db/migrations/0000.sql': 'select 1;',
  'packages/messaging/src/render-thread.mjs': 'export const thread = 1;',
  'workflows/src/workflows.ts':
    'import { sleep } from "@temporalio/workflow";\nexport async function cohort(): Promise<void> { await sleep(1); }',
};

test('builds what changed and nothing else', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'percurso-build-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await symlink(path.join(repository, 'node_modules'), path.join(root, 'node_modules'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, name)), { recursive: true });
    await writeFile(path.join(root, name), text);
  }

  expect(await buildAll({ root })).toEqual(['web', 'servers', 'workflows']);
  const { place } = await import(path.join(root, 'dist/server/api.mjs'));
  expect(await readFile(new URL(`${place}/0000.sql`), 'utf8')).toBe('select 1;');
  expect(await readFile(path.join(root, 'dist/web/index.html'), 'utf8')).toContain('/assets/');
  expect(await readFile(path.join(root, 'dist/server/workflows.cjs'), 'utf8')).toContain('cohort');

  expect(await buildAll({ root })).toEqual([]);
  await cp(path.join(root, 'apps/api/src/main.ts'), path.join(root, 'apps/api/src/app.test.ts'));
  expect(await buildAll({ root })).toEqual([]);
  await writeFile(path.join(root, 'apps/web/main.ts'), 'document.title = "again";');
  expect(await buildAll({ root })).toEqual(['web']);
});
