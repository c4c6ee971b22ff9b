import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PlainFailure } from './plain-failure.mjs';
import { spawnProcess } from './spawn-process.mjs';

const workerMark = '"worker ready"';

/** Counted from the first answer: migrating, before it listens, may take what it takes. */
const readyWithinMs = 60_000;

/**
 * @typedef {object} ServerOptions
 * @property {string} root the repository
 * @property {NodeJS.ProcessEnv} env the server's whole environment
 * @property {string} logFile named in the sentence when it does not start
 * @property {import('./spawn-process.mjs').Watching} watch
 */

/**
 * Starts the API and resolves once it is ready: migrated, seeded and listening.
 * @param {ServerOptions & { address: string }} options address: its own, for /readyz
 */
export async function startApi({ address, ...options }) {
  const server = await startServer('api', options);
  let ended = false;
  const end = server.exited.then(() => {
    ended = true;
  });
  let giveUpAt = Number.POSITIVE_INFINITY;
  while (!ended) {
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.status === 200 && !ended) return ready(server);
    if (answer) giveUpAt = Math.min(giveUpAt, performance.now() + readyWithinMs);
    if (performance.now() > giveUpAt) {
      await server.stop();
      throw new PlainFailure(
        `The API listens at ${address}, but its /readyz still answered ${answer?.status} after ${readyWithinMs / 1000} s (its log is ${options.logFile}).`,
      );
    }
    await Promise.race([end, delay(100)]);
  }
  throw didNotStart('API', server, options.logFile);
}

/**
 * Starts the worker and resolves once it polls for work.
 * @param {ServerOptions} options
 */
export async function startWorker(options) {
  const server = await startServer('worker', options);
  const outcome = await Promise.race([
    server.untilLine((line) => line.includes(workerMark)).then(() => 'ready'),
    server.exited.then(() => 'ended'),
  ]);
  if (outcome === 'ready') return ready(server);
  throw didNotStart('worker', server, options.logFile);
}

/** @param {'api' | 'worker'} name @param {ServerOptions} options */
function startServer(name, { root, env, watch }) {
  return spawnProcess({
    command: process.execPath,
    args: ['--enable-source-maps', path.join(root, 'dist/server', `${name}.mjs`)],
    cwd: root,
    env,
    watch,
  });
}

/** @param {import('./spawn-process.mjs').RunningProcess} server */
function ready(server) {
  server.letRun();
  return {
    pid: server.pid,
    exited: server.exited,
    stop: () => server.stop({ signal: 'SIGTERM', graceMs: 20_000 }),
  };
}

/**
 * @param {string} name
 * @param {import('./spawn-process.mjs').RunningProcess} server
 * @param {string} logFile
 */
function didNotStart(name, server, logFile) {
  const lines = server.lastLines();
  return new PlainFailure(
    `The ${name} stopped while it was starting: ${lastMessage(lines)} (its log is ${logFile})`,
    { cause: new Error(lines) },
  );
}

/** @param {string} lines @returns {string} what the last log line, or a stack trace, says */
function lastMessage(lines) {
  const all = lines.split('\n').filter((line) => line.trim() !== '');
  const thrown = all.findLast((line) => /^(Uncaught )?\w*Error\b.*: /.test(line));
  if (thrown) return thrown;
  const last = all.at(-1) ?? 'it gave no reason';
  try {
    const { msg, err } = JSON.parse(last);
    return [msg, err?.message].filter(Boolean).join(': ');
  } catch {
    return last;
  }
}
