import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlainFailure } from './plain-failure.mjs';
import { spawnProcess } from './spawn-process.mjs';

const moduleFolder = fileURLToPath(new URL('./temporal/', import.meta.url));
const downloader = fileURLToPath(new URL('./download-temporal.mjs', import.meta.url));
const downloadWithinMs = 300_000;

/** Older servers of this line let one namespace reach into another (CVE-2026-5199). */
const oldestServer = [1, 29, 5];

/**
 * The path of a `temporal` program whose server is new enough: the one named by TEMPORAL_CLI, the one
 * on PATH, the one in the user's cache, the official download, or one built from the pinned module
 * with Go. The last two are put into the cache.
 * @param {{ onProgress?: (line: string) => void, env?: NodeJS.ProcessEnv, signal?: AbortSignal }} [options]
 * @returns {Promise<string>}
 */
export async function resolveTemporalBinary({
  onProgress = () => {},
  env = process.env,
  signal,
} = {}) {
  if (env.TEMPORAL_CLI) return checkNamed(env.TEMPORAL_CLI);
  if (isNewEnough(serverVersion('temporal', env))) return 'temporal';
  const target = await cachedPath(env);
  if (isNewEnough(serverVersion(target, env))) return target;
  await mkdir(path.dirname(target), { recursive: true });
  const making = { target, onProgress, env, signal };
  if (await download(making)) return target;
  signal?.throwIfAborted();
  return build(making);
}

/** @param {string} binary @returns {string} */
function checkNamed(binary) {
  const version = serverVersion(binary, process.env);
  if (isNewEnough(version)) return binary;
  throw new PlainFailure(
    version
      ? `TEMPORAL_CLI names ${binary}, whose server is ${version.join('.')}: Percurso needs ${oldestServer.join('.')} or newer.`
      : `TEMPORAL_CLI names ${binary}, which does not run: give the path of a temporal program, or leave it unset.`,
  );
}

/** @param {NodeJS.ProcessEnv} env @returns {Promise<string>} */
async function cachedPath(env) {
  const module = await readFile(path.join(moduleFolder, 'go.mod'), 'utf8');
  const cli = /github\.com\/temporalio\/cli v(\S+)/.exec(module)?.[1];
  const server = /go\.temporal\.io\/server v(\S+)/.exec(module)?.[1];
  const ending = process.platform === 'win32' ? '.exe' : '';
  const cache = env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return path.join(cache, 'percurso', `temporal-${cli}-server-${server}${ending}`);
}

/**
 * @param {string} binary @param {NodeJS.ProcessEnv} env
 * @returns {number[] | undefined} of the server inside, when the program runs
 */
function serverVersion(binary, env) {
  const answer = spawnSync(binary, ['--version'], { encoding: 'utf8', timeout: 20_000, env });
  const [, numbers] = /Server (\d+\.\d+\.\d+)/.exec(answer.stdout ?? '') ?? [];
  return numbers?.split('.').map(Number);
}

/** @param {number[] | undefined} version @returns {boolean} */
function isNewEnough(version) {
  if (!version) return false;
  const differs = oldestServer.findIndex((part, index) => part !== version[index]);
  return differs === -1 || (version[differs] ?? 0) > (oldestServer[differs] ?? 0);
}

/**
 * @typedef {{ target: string, onProgress: (line: string) => void, env: NodeJS.ProcessEnv, signal: AbortSignal | undefined }} Making
 */

/** @param {Making} making @returns {Promise<boolean>} whether the target is there now */
async function download({ target, onProgress, env, signal }) {
  const folder = `${target}.download-${process.pid}`;
  try {
    for (const version of ['default', 'latest']) {
      onProgress(`Downloading the Temporal server (${version} release)`);
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder);
      if (!(await runDownloader({ folder, version, env, signal }))) return false;
      const [file] = await readdir(folder);
      if (!file || !isNewEnough(serverVersion(path.join(folder, file), env))) continue;
      await rename(path.join(folder, file), target);
      return true;
    }
    return false;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {{ folder: string, version: string, env: NodeJS.ProcessEnv, signal: AbortSignal | undefined }} options @returns {Promise<boolean>} */
async function runDownloader({ folder, version, env, signal }) {
  const child = await spawnProcess({
    command: process.execPath,
    args: [downloader, folder, version],
    env,
    watch: { signal },
  });
  const timer = setTimeout(() => void child.stop({ signal: 'SIGKILL' }), downloadWithinMs);
  const { code } = await child.exited;
  clearTimeout(timer);
  return code === 0;
}

/** @param {Making} making @returns {Promise<string>} */
async function build({ target, onProgress, env, signal }) {
  if (spawnSync('go', ['version'], { env }).status !== 0) {
    throw new PlainFailure(
      'There is no Temporal server to be had: it is neither on PATH nor downloadable from here, and Go is not installed to build it. Install the temporal program (https://temporal.io/setup/install-temporal-cli), name one with TEMPORAL_CLI, or set TEMPORAL_ADDRESS to a running cluster.',
    );
  }
  const half = `${target}.${process.pid}`;
  let packages = 0;
  const startedAt = performance.now();
  onProgress('Building the Temporal server from source with Go (2 to 4 minutes, only this once)');
  const timer = setInterval(() => {
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    onProgress(`Building the Temporal server: ${packages} packages compiled, ${seconds} s`);
  }, 10_000);
  try {
    const child = await spawnProcess({
      command: 'go',
      args: ['build', '-v', '-mod=readonly', '-o', half, 'github.com/temporalio/cli/cmd/temporal'],
      cwd: moduleFolder,
      env,
      watch: {
        signal,
        onLog: (line) => {
          if (/^[\w.~-]+(\/|$)/.test(line)) packages += 1;
        },
      },
    });
    const { code } = await child.exited;
    signal?.throwIfAborted();
    if (code !== 0) {
      const reason = child.lastLines().trim().split('\n').at(-1) ?? '';
      throw new PlainFailure(
        `The Temporal server could neither be downloaded nor built with Go (${reason}): install the temporal program, name one with TEMPORAL_CLI, or set TEMPORAL_ADDRESS to a running cluster.`,
        { cause: new Error(child.lastLines()) },
      );
    }
    await rename(half, target);
    return target;
  } finally {
    clearInterval(timer);
    await rm(half, { force: true });
  }
}
