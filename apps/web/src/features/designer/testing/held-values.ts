import type { Attribute } from '@percurso/journey/attribute';
import type { JsonValue } from '@percurso/journey/json-value';
import { localInstant } from '../../../components/attributes/local-instant.ts';
import type { TestValue } from '../../../components/test-values/test-values.ts';

/** The values of an event as the fields of the form hold them. */
export function valuesOf(
  attributes: readonly Attribute[],
  event: Readonly<Record<string, JsonValue>>,
): Record<string, TestValue> {
  return Object.fromEntries(
    attributes.map(({ name, type }) => [name, heldValue(type, event[name] ?? null)]),
  );
}

function heldValue(type: Attribute['type'], value: JsonValue): TestValue {
  if (value === null) return null;
  if (type === 'number') return typeof value === 'number' ? value : null;
  if (type === 'list') return Array.isArray(value) ? value.map(String) : null;
  if (type === 'date-time') return localInstant(value) || null;
  return String(value);
}
