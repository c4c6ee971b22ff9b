import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { explainFailure } from './explain-failure.mjs';
import { sourceDigest } from './source-digest.mjs';

/**
 * @typedef {object} Target
 * @property {string} name
 * @property {string[]} sources
 * @property {(place: { root: string, dist: string }) => Promise<void>} build
 */

/** @type {Target[]} each imports its tool only when there is something to build */
const targets = [
  {
    name: 'web',
    sources: ['package-lock.json', 'tools/build-web.mjs', 'apps', 'packages'],
    build: async ({ root, dist }) =>
      (await import('./build-web.mjs')).buildWeb({ root, outDir: path.join(dist, 'web') }),
  },
  {
    name: 'servers',
    sources: [
      ...['package-lock.json', 'tools/build-servers.mjs', 'apps/api', 'apps/worker', 'packages'],
      ...['packages/db/migrations', 'workflows'],
    ],
    build: async ({ root, dist }) =>
      (await import('./build-servers.mjs')).buildServers({
        root,
        outDir: path.join(dist, 'server'),
      }),
  },
  {
    name: 'workflows',
    sources: ['package-lock.json', 'tools/bundle-workflows.mjs', 'workflows'],
    build: async ({ root, dist }) =>
      (await import('./bundle-workflows.mjs')).bundleWorkflows({
        root,
        outFile: path.join(dist, 'server/workflows.cjs'),
      }),
  },
];

/**
 * Builds what changed since the last build: web application, servers, workflow bundle.
 * @param {{ root: string, dist?: string }} place
 * @returns {Promise<string[]>} the names of what was built
 */
export async function buildAll({ root, dist = path.join(root, 'dist') }) {
  const outcomes = await Promise.allSettled(
    targets.map(async (target) => {
      const stamp = path.join(dist, `${target.name}.sources`);
      const digest = await sourceDigest(root, target.sources);
      const known = await readFile(stamp, 'utf8').catch(() => '');
      if (known === digest) return [];
      await rm(stamp, { force: true });
      await mkdir(dist, { recursive: true });
      await target.build({ root, dist });
      await writeFile(stamp, digest);
      return [target.name];
    }),
  );
  const failures = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason] : [],
  );
  if (failures.length > 1) {
    throw new Error(failures.map((failure) => failure.message).join('\n'), { cause: failures[0] });
  }
  if (failures.length === 1) throw failures[0];
  return outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  try {
    const built = await buildAll({ root });
    console.log(built.length > 0 ? `Built ${built.join(', ')}.` : 'Everything is up to date.');
  } catch (error) {
    console.error(explainFailure(error, path.join(root, 'dist')));
    process.exitCode = 1;
  }
}
