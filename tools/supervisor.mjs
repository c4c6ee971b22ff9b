import { setTimeout as delay } from 'node:timers/promises';
import { forgetPart, recordPart, stopOrder } from './part-files.mjs';

/**
 * @typedef {import('./part-files.mjs').PartName} PartName
 * @typedef {{ exited: Promise<unknown>, stop: () => Promise<void> }} Running
 */

const firstPauseMs = 1000;
const longestPauseMs = 30_000;
const calmAfterMs = 60_000;

/**
 * Keeps parts running: one that dies is started again, after a pause that doubles until the part has
 * stayed up for a minute. `stop` ends them all in the order of stopping, half-started ones included.
 * @param {{ home: string, write: (line: string) => void }} options
 */
export function createSupervisor({ home, write }) {
  /** @type {Map<PartName, Running>} */
  const running = new Map();
  /** @type {Set<Promise<unknown>>} */
  const underWay = new Set();
  const stopping = new AbortController();

  /**
   * Starts a part and keeps it running. Rejects when its first start fails.
   * @template {Running} T
   * @param {PartName} name
   * @param {(watch: import('./spawn-process.mjs').Watching) => Promise<T>} start
   * @returns {Promise<T>} the part as first started
   */
  async function keep(name, start) {
    const first = await launch(name, start);
    void watch({ name, start, part: first });
    return first;
  }

  /**
   * @template {Running} T
   * @param {PartName} name
   * @param {(watch: import('./spawn-process.mjs').Watching) => Promise<T>} start
   * @returns {Promise<T>}
   */
  async function launch(name, start) {
    return attempt(async (signal) => {
      const onSpawn = (/** @type {{ pid: number, identity: string }} */ spawned) =>
        recordPart({ home, name, ...spawned });
      const part = await start({ signal, onSpawn });
      running.set(name, part);
      return part;
    });
  }

  /**
   * Work that is told to end, and waited for, when everything stops.
   * @template T
   * @param {(signal: AbortSignal) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async function attempt(work) {
    stopping.signal.throwIfAborted();
    const result = work(stopping.signal);
    underWay.add(result);
    try {
      return await result;
    } finally {
      underWay.delete(result);
    }
  }

  /** @param {{ name: PartName, start: (watch: import('./spawn-process.mjs').Watching) => Promise<Running>, part: Running }} kept */
  async function watch({ name, start, part }) {
    let pauseMs = firstPauseMs;
    /** @type {Running | undefined} */
    let current = part;
    while (!stopping.signal.aborted) {
      const upSince = performance.now();
      const how = current ? await current.exited : undefined;
      running.delete(name);
      if (stopping.signal.aborted) return;
      if (performance.now() - upSince > calmAfterMs) pauseMs = firstPauseMs;
      if (how) write(`  ${name} stopped${reasonOf(how)}: starting it again in ${pauseMs / 1000} s`);
      await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => {});
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      if (stopping.signal.aborted) return;
      current = await launch(name, start).catch((error) => {
        if (!stopping.signal.aborted) {
          write(`  ${name} did not start (${error.message}): next try in ${pauseMs / 1000} s`);
        }
        return undefined;
      });
      if (current && !stopping.signal.aborted) write(`  ${name} is up again`);
    }
  }

  async function stop() {
    stopping.abort();
    await Promise.allSettled(underWay);
    for (const name of stopOrder) {
      await running.get(name)?.stop();
      forgetPart(home, name);
    }
  }

  return { keep, attempt, stop };
}

/** @param {unknown} how @returns {string} */
function reasonOf(how) {
  const { code = null, signal = null } =
    /** @type {{ code?: number | null, signal?: string | null }} */ (how);
  if (signal) return ` (${signal})`;
  return code === null ? '' : ` (exit code ${code})`;
}
