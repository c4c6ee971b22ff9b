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
 * @property {(how?: { signal?: NodeJS.Signals, graceMs?: number }) => Promise<void>} stop resolves once it is gone
 */

const keptLines = 40;

/**
 * Starts a program in a process group of its own, so that a Ctrl-C in the terminal reaches only us
 * and we end the parts in our order. Rejects when the program cannot be started at all.
 * @param {object} options
 * @param {string} options.command
 * @param {string[]} options.args
 * @param {NodeJS.ProcessEnv} [options.env] the whole environment, not an addition
 * @param {string} [options.cwd]
 * @param {{ uid: number, gid: number } | undefined} [options.user]
 * @param {(line: string) => void} [options.onLine] each line of both outputs
 * @returns {Promise<RunningProcess>}
 */
export async function spawnProcess({ command, args, env = process.env, cwd, user, onLine }) {
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
      onLine?.(line);
      for (const watcher of watchers) watcher(line);
    });
  }
  /** @type {RunningProcess['exited']} */
  const exited = new Promise((resolve) => {
    // A grandchild may keep the pipes open: its lines are awaited for a second, not for ever.
    child.once('exit', (code, signal) => {
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
    stop: async (how = {}) => {
      await endProcess({ pid, identity, ...how });
      await exited;
    },
  };
}
