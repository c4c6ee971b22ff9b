/** An IANA time zone in its canonical spelling; undefined if this runtime does not know it. */
export function normaliseTimeZone(text: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
