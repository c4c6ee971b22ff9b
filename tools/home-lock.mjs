import { link, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PlainFailure } from './plain-failure.mjs';
import { processIdentity } from './process-identity.mjs';

/**
 * Makes this process the only one that runs on a home folder, until released or dead.
 * @param {{ home: string, address: string }} options address: where the web pages will be
 * @returns {Promise<{ release: () => Promise<void> }>}
 */
export async function claimHome({ home, address }) {
  const lock = path.join(home, 'run', 'supervisor.json');
  const own = `${lock}.${process.pid}`;
  const identity = processIdentity(process.pid);
  await writeFile(own, JSON.stringify({ pid: process.pid, identity, address }));
  try {
    // A link is made or refused in one go, and what it names is never half written.
    while (!(await linked(own, lock))) {
      const holder = await readHolder(lock);
      if (holder && processIdentity(holder.pid) === holder.identity) {
        throw new PlainFailure(
          `Percurso is already running on this folder, at ${holder.address} (process ${holder.pid}): press Ctrl-C where it runs to stop it.`,
        );
      }
      await rm(lock, { force: true });
    }
  } finally {
    await rm(own, { force: true });
  }
  return { release: () => rm(lock, { force: true }) };
}

/** @param {string} from @param {string} to @returns {Promise<boolean>} */
function linked(from, to) {
  return link(from, to).then(
    () => true,
    (error) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );
}

/** @param {string} lock @returns {Promise<{ pid: number, identity: string, address: string } | undefined>} */
async function readHolder(lock) {
  try {
    return JSON.parse(await readFile(lock, 'utf8'));
  } catch {
    return undefined;
  }
}
