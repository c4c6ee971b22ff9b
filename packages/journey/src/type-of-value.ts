import type { AttributeType } from './attribute.ts';
import type { JsonValue } from './json-value.ts';
import { parseInstant } from './parse-instant.ts';

/** The type that a stored value has, a text that is an ISO date or instant being one; null where no type fits. */
export function typeOfValue(value: JsonValue): AttributeType | null {
  if (typeof value === 'string') return parseInstant(value) === null ? 'text' : 'date-time';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return Array.isArray(value) ? 'list' : null;
}
