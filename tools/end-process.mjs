import { setTimeout as delay } from 'node:timers/promises';
import { processIdentity } from './process-identity.mjs';

/**
 * Ends a process that need not be a child of ours: the signal first, SIGKILL to it and its group once
 * the grace has passed, and to what is left of its group. Resolves when it is gone; at once when the
 * pid belongs to another by now.
 * @param {{ pid: number, identity: string, signal?: NodeJS.Signals, graceMs?: number }} target
 * @returns {Promise<boolean>} whether it was running
 */
export async function endProcess({ pid, identity, signal = 'SIGTERM', graceMs = 10_000 }) {
  if (processIdentity(pid) !== identity) return false;
  send(pid, signal);
  const killAt = performance.now() + graceMs;
  let killed = false;
  while (processIdentity(pid) === identity) {
    if (!killed && performance.now() > killAt) {
      send(-pid, 'SIGKILL');
      send(pid, 'SIGKILL');
      killed = true;
    }
    await delay(50);
  }
  send(-pid, 'SIGKILL');
  return true;
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended between the look and the signal, or leads no group of its own.
  }
}
