const ISO = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/;
const HAS_ZONE = /(Z|[+-]\d{2}:\d{2})$/;

/**
 * Milliseconds of an ISO 8601 date or date-time (RFC 3339), null for anything else. Where no offset
 * is written it is UTC, so that the answer does not depend on the machine's zone.
 */
export function parseInstant(value: unknown): number | null {
  if (typeof value !== 'string' || !ISO.test(value)) return null;
  const zoned = value.length === 10 || HAS_ZONE.test(value) ? value : `${value}Z`;
  const instant = Date.parse(zoned);
  return Number.isNaN(instant) ? null : instant;
}
