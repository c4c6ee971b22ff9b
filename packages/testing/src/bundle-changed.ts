import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflows } from '@percurso/tools/bundle-workflows';
import type { createUndoStack } from './undo-stack.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The workflow's code with a change in it, as a later release would have, bundled; the bundle's path. */
export async function bundleChanged(
  undo: ReturnType<typeof createUndoStack>,
  change: (source: string) => string,
): Promise<string> {
  // Inside the repository, so that the packages it imports are found.
  const beside = path.join(root, 'dist/testing');
  await mkdir(beside, { recursive: true });
  const folder = await undo.add(mkdtemp(path.join(beside, 'bundle-')), (made) =>
    rm(made, { recursive: true, force: true }),
  );
  await cp(path.join(root, 'workflows/src'), path.join(folder, 'workflows/src'), {
    recursive: true,
  });
  const file = path.join(folder, 'workflows/src/cohort.ts');
  const source = await readFile(file, 'utf8');
  const changed = change(source);
  assert.notEqual(changed, source, 'the change found no place in the workflow');
  await writeFile(file, changed);
  const outFile = path.join(folder, 'workflows.cjs');
  await bundleWorkflows({ root: folder, outFile });
  return outFile;
}
