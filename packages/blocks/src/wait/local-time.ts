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
