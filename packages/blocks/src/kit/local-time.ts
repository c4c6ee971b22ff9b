import { Temporal } from 'temporal-polyfill';

/**
 * The instant of a date and time in a zone. Where clocks are set forward over it, the first moment
 * there is after it; where they are set back and it comes twice, the earlier.
 */
export function instantOf(local: Temporal.PlainDateTime, zone: string): Date {
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(local)) return new Date(earlier.epochMilliseconds);
  const after = earlier.getTimeZoneTransition('next') ?? earlier;
  return new Date(after.epochMilliseconds);
}

/** What the clocks of a zone show at an instant. */
export function localAt(instant: Date, zone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime();
}

/** The instant of a local date and time written as `2026-12-01T09:00`; undefined for anything else. */
export function readLocal(local: string, zone: string): Date | undefined {
  try {
    return instantOf(Temporal.PlainDateTime.from(local), zone);
  } catch {
    return undefined;
  }
}

/**
 * An instant as the clocks of a zone show it, as `2026-12-01T09:00`, with seconds where it has some;
 * '' for what is no instant.
 */
export function writeLocal(instant: Date, zone: string): string {
  if (Number.isNaN(instant.getTime())) return '';
  const local = localAt(instant, zone);
  return local.toString({ smallestUnit: local.second === 0 ? 'minute' : 'second' });
}
