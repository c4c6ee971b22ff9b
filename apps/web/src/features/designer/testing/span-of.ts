const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** The time between two instants in words, in its largest unit and the next; null where it is under a second. */
export function spanOf(since: string, at: string, language: string): string | null {
  let left = Math.round((Date.parse(at) - Date.parse(since)) / 1000) * 1000;
  if (left < 1000) return null;
  const parts: string[] = [];
  const first = UNITS.findIndex(([, ms]) => left >= ms);
  for (const [unit, ms] of UNITS.slice(first, first + 2)) {
    const amount = Math.floor(left / ms);
    left -= amount * ms;
    if (amount === 0) continue;
    const format = { style: 'unit', unit, unitDisplay: 'long' } as const;
    parts.push(new Intl.NumberFormat(language, format).format(amount));
  }
  return new Intl.ListFormat(language, { type: 'unit' }).format(parts);
}
