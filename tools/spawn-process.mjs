import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { endProcess } from './end-process.mjs';
import { processIdentity } from './process-identity.mjs';

/**
 * @typedef {object} RunningProcess
 * @property {number} pid
 * @property {string} identity see processIdentity
 * @property {Promise<{ code: number | null, signal: NodeJS.Signals | null }>} exited
 * @property {(matches: (line: string) => boolean) => Promise<string>} untilLine the first such line; pends when none comes
 * @property {() => string} lastLines the end of what it wrote, for a failure's sentence
 * @property {() => void} letRun it is ready: the signal it was started with ends it no more
 * @property {(how?: { signal?: NodeJS.Signals, graceMs?: number }) => Promise<void>} stop resolves once it is gone
 */

/**
 * @typedef {object} Watching how whoever starts a part follows it
 * @property {AbortSignal | undefined} [signal] ends the process, for as long as it is not ready
 * @property {((line: string) => void) | undefined} [onLog] each line of both outputs
 * @property {((process: { pid: number, identity: string }) => void) | undefined} [onSpawn]
 */

const keptLines = 40;

/** Process groups still running: whatever way we end, they end with us. */
const runningGroups = new Set();

/**
 * Starts a program in a process group of its own, so that a Ctrl-C in the terminal reaches only us
 * and we end the parts in our order. Rejects when the program cannot be started at all.
 * @param {object} options
 * @param {string} options.command
 * @param {string[]} options.args
 * @param {NodeJS.ProcessEnv} [options.env] the whole environment, not an addition
 * @param {string} [options.cwd]
 * @param {{ uid: number, gid: number } | undefined} [options.user]
 * @param {Watching} [options.watch]
 * @returns {Promise<RunningProcess>}
 */
export async function spawnProcess({ command, args, env = process.env, cwd, user, watch = {} }) {
  watch.signal?.throwIfAborted();
  const child = spawn(command, args, {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd && { cwd }),
    ...(user && { uid: user.uid, gid: user.gid }),
  });
  /** @type {string[]} */
  const lines = [];
  /** @type {Set<(line: string) => void>} */
  const watchers = new Set();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      if (lines.length > keptLines) lines.shift();
      watch.onLog?.(line);
      for (const watcher of watchers) watcher(line);
    });
  }
  /** @type {RunningProcess['exited']} */
  const exited = new Promise((resolve) => {
    // A grandchild may keep the pipes open: its lines are awaited for a second, not for ever.
    child.once('exit', (code, signal) => {
      runningGroups.delete(pid);
      const answer = () => resolve({ code, signal });
      child.once('close', answer);
      setTimeout(answer, 1000).unref();
    });
  });
  await new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(undefined));
    child.once('error', reject);
  });
  const pid = child.pid ?? 0;
  const identity = processIdentity(pid) ?? 'ended';
  endWithUs(pid);
  watch.onSpawn?.({ pid, identity });
  /** @type {RunningProcess['stop']} */
  const stop = async (how = {}) => {
    await endProcess({ pid, identity, ...how });
    await exited;
  };
  const abort = () => void stop({ graceMs: 5000 });
  watch.signal?.addEventListener('abort', abort, { once: true });
  return {
    pid,
    identity,
    exited,
    untilLine: (matches) =>
      new Promise((resolve) => {
        /** @param {string} line */
        const watcher = (line) => {
          if (!matches(line)) return;
          watchers.delete(watcher);
          resolve(line);
        };
        for (const line of [...lines]) if (matches(line)) return resolve(line);
        watchers.add(watcher);
      }),
    lastLines: () => lines.join('\n'),
    letRun: () => watch.signal?.removeEventListener('abort', abort),
    stop,
  };
}

/** @param {number} pid */
function endWithUs(pid) {
  if (runningGroups.size === 0 && !process.listeners('exit').includes(killRunning)) {
    process.on('exit', killRunning);
  }
  runningGroups.add(pid);
}

function killRunning() {
  for (const pid of runningGroups) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It ended in the same moment.
    }
  }
}
