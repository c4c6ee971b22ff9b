import { randomFillSync } from 'node:crypto';
import { readProcessClock } from '@percurso/engine/sending/process-clock';
import { v7 } from 'uuid';

const bytesOfOne = 16;
/** Asking the system for random bytes costs about the same for many as for few, and far more than the rest. */
const pool = new Uint8Array(bytesOfOne * 1_024);
let used = pool.length;
let lastMs = 0;
let sequence = 0;

/**
 * A UUIDv7 (RFC 9562), greater than every one this process made before: rows made in a row sort in
 * the order they were made.
 */
export function newId(): string {
  const random = nextRandom();
  const { wall } = readProcessClock();
  if (wall > lastMs) {
    lastMs = wall;
    // The top bit stays free, so that a millisecond has room for two thousand million more.
    sequence = new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 1;
  } else {
    sequence += 1;
  }
  return v7({ random, msecs: lastMs, seq: sequence });
}

function nextRandom(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytesOfOne;
  return pool.subarray(used - bytesOfOne, used);
}
