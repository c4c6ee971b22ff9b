const UNIT_MS = {
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
  weeks: 604_800_000,
} as const;

export type DurationUnit = keyof typeof UNIT_MS;

/** A span in milliseconds; a day is 24 hours, whatever the time zone does. */
export function durationMs(duration: { amount: number; unit: DurationUnit }): number {
  return duration.amount * UNIT_MS[duration.unit];
}
