/** A reading of this process's own clocks, for spans of time only. */
export interface ProcessClock {
  monotonic: number;
  wall: number;
}

/** Reads both clocks of the process. */
export function readProcessClock(): ProcessClock {
  return { monotonic: performance.now(), wall: Date.now() };
}

/** Milliseconds since a reading: the larger of both, because either may stand still in a stopped process. */
export function elapsedSince(reading: ProcessClock): number {
  const now = readProcessClock();
  return Math.max(now.monotonic - reading.monotonic, now.wall - reading.wall);
}
