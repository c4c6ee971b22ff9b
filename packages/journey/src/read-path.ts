import type { JsonValue } from './json-value.ts';

/**
 * The value at a dotted path of nested plain objects: own properties only, no list indexes.
 * Unknown paths and values that are not JSON are null; never throws.
 */
export function readPath(facts: unknown, path: string): JsonValue {
  let value: unknown = facts;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    if (!Object.hasOwn(value, name)) return null;
    value = (value as Record<string, unknown>)[name];
  }
  return isJson(value) ? value : null;
}

/** Shallow, as facts come from JSON: what it must refuse is undefined, functions and the like. */
function isJson(value: unknown): value is JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  return Array.isArray(value) || (typeof value === 'object' && !(value instanceof Date));
}
