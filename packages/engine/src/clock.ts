/** One reading of the clock in Postgres; the engine has no other notion of time. */
export interface ClockReading {
  /** Virtual now. */
  now: Date;
  /** Virtual seconds per real second. */
  speed: number;
}

/** The virtual instant that comes after `ms` real milliseconds. */
export function afterReal(clock: ClockReading, ms: number): Date {
  return new Date(clock.now.getTime() + Math.ceil(ms * clock.speed));
}

/** Real milliseconds from the reading until a virtual instant; 0 when it has passed. */
export function realMsUntil(clock: ClockReading, at: Date): number {
  return Math.max(0, Math.ceil((at.getTime() - clock.now.getTime()) / clock.speed));
}
