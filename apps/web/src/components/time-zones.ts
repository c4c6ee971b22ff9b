/**
 * The time zones to choose from: those the browser lists, UTC, which it leaves out, and the one chosen, which
 * it may know by another name.
 */
export function timeZones(chosen?: string | null): string[] {
  return [...new Set(['UTC', ...(chosen ? [chosen] : []), ...Intl.supportedValuesOf('timeZone')])];
}
