import type { AllowedHours } from '@percurso/journey/quiet-times';
import { Temporal } from 'temporal-polyfill';

/** Two weeks: the only hours of a week may be on the day on which clocks pass over them. */
const furthestDays = 15;

/**
 * The first instant from `now` on, itself included, at which the clocks of the zone show one of the
 * hours. Hours that come twice count twice; of hours that clocks pass over, what is left of them.
 */
export function nextAllowedTime(now: Date, hours: readonly AllowedHours[], zone: string): Date {
  const from = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  if (isAllowed(from, hours)) return now;
  const starts = [...new Set(hours.map((one) => one.from))];
  for (let ahead = 0; ahead <= furthestDays; ahead += 1) {
    const day = from.toPlainDate().add({ days: ahead });
    const allowed = instantsOf(day, { starts, zone }).filter(
      (at) => Temporal.ZonedDateTime.compare(at, from) >= 0 && isAllowed(at, hours),
    );
    const [first] = allowed.sort(Temporal.ZonedDateTime.compare);
    if (first) return new Date(first.epochMilliseconds);
  }
  return now;
}

/** Where a day's hours may begin: at a start, at midnight, and where its clocks are set. */
function instantsOf(
  day: Temporal.PlainDate,
  { starts, zone }: { starts: string[]; zone: string },
): Temporal.ZonedDateTime[] {
  const midnight = day.toZonedDateTime(zone);
  const at = starts.flatMap((start) => {
    const local = day.toPlainDateTime(start);
    return (['earlier', 'later'] as const).map((disambiguation) =>
      local.toZonedDateTime(zone, { disambiguation }),
    );
  });
  const change = midnight.hoursInDay === 24 ? null : midnight.getTimeZoneTransition('next');
  // Where clocks were set at midnight itself, the next change is another day's.
  return [midnight, ...at, ...(change?.toPlainDate().equals(day) ? [change] : [])];
}

function isAllowed(
  at: Pick<Temporal.ZonedDateTime, 'dayOfWeek' | 'hour' | 'minute'>,
  hours: readonly AllowedHours[],
): boolean {
  const minute = at.hour * 60 + at.minute;
  const yesterday = at.dayOfWeek === 1 ? 7 : at.dayOfWeek - 1;
  return hours.some(({ days, from, to }) => {
    const [start, end] = [minuteOf(from), minuteOf(to)];
    if (start < end) return days.includes(at.dayOfWeek) && minute >= start && minute < end;
    return (
      (days.includes(at.dayOfWeek) && minute >= start) || (days.includes(yesterday) && minute < end)
    );
  });
}

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
