import { Temporal } from 'temporal-polyfill';
import { instantOf, localAt } from '../kit/local-time.ts';

/** The next instant, now included, at which it is that time of day on one of the days. */
export function nextWeekday(
  now: Date,
  { days, time }: { days: readonly number[]; time: string },
  zone: string,
): Date {
  const today = localAt(now, zone).toPlainDate();
  const at = Temporal.PlainTime.from(time);
  // A week and a day: today's time may be past already, on the only day there is.
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const date = today.add({ days: ahead });
    if (!days.includes(date.dayOfWeek)) continue;
    const instant = instantOf(date.toPlainDateTime(at), zone);
    if (instant >= now) return instant;
  }
  return now;
}

/**
 * Now, where it is inside the window of one of the days, else the start of the next. A window that
 * ends before it starts lasts into the next day; one that ends when it starts lasts a day.
 */
export function nextInWindow(
  now: Date,
  { days, from, to }: { days: readonly number[]; from: string; to: string },
  zone: string,
): Date {
  const today = localAt(now, zone).toPlainDate();
  const [start, end] = [Temporal.PlainTime.from(from), Temporal.PlainTime.from(to)];
  const overnight = Temporal.PlainTime.compare(end, start) <= 0;
  for (let ahead = -1; ahead <= 8; ahead += 1) {
    const date = today.add({ days: ahead });
    if (!days.includes(date.dayOfWeek)) continue;
    const opens = instantOf(date.toPlainDateTime(start), zone);
    const closes = instantOf(date.add({ days: overnight ? 1 : 0 }).toPlainDateTime(end), zone);
    // Clocks that are set forward over all of it leave nothing to wait for on that day.
    if (opens >= closes) continue;
    if (now < opens) return opens;
    if (now < closes) return now;
  }
  return now;
}
