import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { endProcess } from './end-process.mjs';

/** @typedef {'postgres' | 'temporal' | 'api' | 'worker'} PartName */

/** The order to stop in: nobody loses what it stands on. @type {PartName[]} */
export const stopOrder = ['worker', 'api', 'temporal', 'postgres'];

/**
 * Remembers a started part on disk, for the start after a kill -9 of this process. Synchronous, so
 * that a part does not live a moment longer than its note is missing.
 * @param {{ home: string, name: PartName, pid: number, identity: string }} part
 */
export function recordPart({ home, name, pid, identity }) {
  writeFileSync(fileOf(home, name), JSON.stringify({ pid, identity }));
}

/** @param {string} home @param {PartName} name */
export function forgetPart(home, name) {
  rmSync(fileOf(home, name), { force: true });
}

/**
 * Ends what a killed run left behind on this home, in the order of stopping. A pid that belongs to
 * another process by now is left alone.
 * @param {string} home
 * @returns {Promise<PartName[]>} the parts that were still running
 */
export async function endOrphans(home) {
  /** @type {PartName[]} */
  const ended = [];
  for (const name of stopOrder) {
    const left = readPart(home, name);
    if (!left) continue;
    const signal = name === 'postgres' || name === 'temporal' ? 'SIGINT' : 'SIGTERM';
    if (await endProcess({ ...left, signal, graceMs: 15_000 })) ended.push(name);
    forgetPart(home, name);
  }
  return ended;
}

/** @param {string} home @param {PartName} name @returns {{ pid: number, identity: string } | undefined} */
function readPart(home, name) {
  try {
    return JSON.parse(readFileSync(fileOf(home, name), 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} home @param {PartName} name */
function fileOf(home, name) {
  return path.join(home, 'run', `${name}.json`);
}
