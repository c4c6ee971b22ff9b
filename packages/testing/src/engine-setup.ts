import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildServers } from '@percurso/tools/build-servers';
import type { TestProject } from 'vitest/node';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Bundles the servers as they are started for people; beside `dist`, which may be in use. */
export async function setup(project: TestProject): Promise<void> {
  // Inside the repository, so that the packages left outside the bundle are found.
  const serverFolder = path.join(root, 'dist/testing/server');
  await buildServers({ root, outDir: serverFolder });
  project.provide('serverFolder', serverFolder);
}
