import { randomInt } from 'node:crypto';
import { portIsFree } from './port-is-free.mjs';

/** Below the range that systems take ports of outgoing connections from. */
const from = 11_000;
const to = 32_768;

/**
 * A TCP port of the loopback interface that nobody listened on a moment ago, and that no outgoing
 * connection will take meanwhile.
 * @returns {Promise<number>}
 */
export async function freePort() {
  for (;;) {
    const port = randomInt(from, to);
    if (await portIsFree({ host: '127.0.0.1', port })) return port;
  }
}
