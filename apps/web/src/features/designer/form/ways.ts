import type { JsonValue } from '@percurso/journey/json-value';

/** A way out that the author made. */
export type Way = Record<string, JsonValue> & { id: string; name: string };

/** What is stored, where it is a list of ways. */
export function waysOf(value: JsonValue | undefined): Way[] {
  return Array.isArray(value) ? value.filter(isWay) : [];
}

function isWay(value: JsonValue): value is Way {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return typeof value.id === 'string' && typeof value.name === 'string';
}
