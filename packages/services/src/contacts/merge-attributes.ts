import type { JsonValue } from '@percurso/journey/json-value';

/** Own attributes after a partial write: a null takes one away, null as a whole takes all. */
export function mergeAttributes(
  before: Record<string, JsonValue>,
  written: Record<string, JsonValue> | null | undefined,
): Record<string, JsonValue> {
  if (written === undefined) return before;
  if (written === null) return {};
  return Object.fromEntries(
    Object.entries({ ...before, ...written }).filter(([, value]) => value !== null),
  );
}
