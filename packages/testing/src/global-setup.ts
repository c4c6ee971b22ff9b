import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflows } from '@percurso/tools/bundle-workflows';
import { startPostgres } from '@percurso/tools/postgres';
import { resolveTemporalBinary } from '@percurso/tools/temporal-binary';
import { startTemporal } from '@percurso/tools/temporal-server';
import type { TestProject } from 'vitest/node';
import { prepareTemplateDatabase } from './clone-template.ts';
import { createUndoStack } from './undo-stack.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Starts a Postgres and a Temporal for all service tests, side by side, and bundles the workflows. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const undo = createUndoStack();
  const folder = await undo.add(mkdtemp(path.join(tmpdir(), 'percurso-services-')), (made) =>
    rm(made, { recursive: true, force: true }),
  );
  // Run by root, Postgres must be able to walk to its data, or it keeps them elsewhere.
  await chmod(folder, 0o755);
  const workflowBundlePath = path.join(folder, 'workflows.cjs');
  const started = await Promise.allSettled([
    startDatabase(),
    startWorkflows(),
    bundleWorkflows({ root, outFile: workflowBundlePath }),
  ]);
  const failed = started.find((outcome) => outcome.status === 'rejected');
  if (failed) {
    await undo.undoAll();
    throw failed.reason;
  }
  project.provide('workflowBundlePath', workflowBundlePath);
  return undo.undoAll;

  async function startDatabase() {
    const dataDir = path.join(folder, 'postgres');
    const server = await undo.add(startPostgres({ dataDir, testing: true }), (running) =>
      running.stop(),
    );
    await prepareTemplateDatabase(server.url);
    project.provide('postgresUrl', server.url);
  }

  async function startWorkflows() {
    const binary = await resolveTemporalBinary({ onProgress: console.log });
    const server = await undo.add(startTemporal({ binary }), (running) => running.stop());
    project.provide('temporalAddress', server.address);
  }
}
