const steps: { unit: Intl.RelativeTimeFormatUnit; seconds: number }[] = [
  { unit: 'year', seconds: 31_536_000 },
  { unit: 'month', seconds: 2_592_000 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
];

/** "now", "3 minutes ago", "in 2 days": the distance of an instant in the largest unit that fits. */
export function formatRelative(at: string, language: string, now: Date): string {
  const seconds = (new Date(at).getTime() - now.getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const step = steps.find((candidate) => Math.abs(seconds) >= candidate.seconds);
  if (!step) return format.format(0, 'second');
  return format.format(Math.trunc(seconds / step.seconds), step.unit);
}

/** Date and time to the second in the browser's time zone. */
export function formatDateTime(at: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(
    new Date(at),
  );
}

/** The day alone, for headings over a day's entries. */
export function formatDay(at: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full' }).format(new Date(at));
}

/** The time of day to the second. */
export function formatClock(at: string, language: string): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'medium' }).format(new Date(at));
}
