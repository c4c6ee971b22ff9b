import { randomInt } from 'node:crypto';
import { portIsFree } from './port-is-free.mjs';

/** Below the range that systems take ports of outgoing connections from, if not told otherwise. */
const from = 11_000;
const to = 32_768;
const tries = 100;

/**
 * A TCP port of the loopback interface that nobody listened on a moment ago, and that hardly any
 * outgoing connection will take meanwhile.
 * @returns {Promise<number>}
 */
export async function freePort() {
  for (let left = tries; left > 0; left -= 1) {
    const port = randomInt(from, to);
    // Some systems keep ranges for themselves.
    const free = await portIsFree({ host: '127.0.0.1', port }).catch(() => false);
    if (free) return port;
  }
  throw new Error(
    `No free port from ${from} to ${to - 1} on 127.0.0.1 was found in ${tries} tries.`,
  );
}
