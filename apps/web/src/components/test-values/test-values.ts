import type { Attribute } from '@percurso/journey/attribute';
import type { JsonValue } from '@percurso/journey/json-value';

/** What the form of a test send holds for an attribute; null where it is left empty. */
export type TestValue = string | number | string[] | null;

/** The attributes to send: a field left empty is null, which is legal for every type. */
export function testAttributes(
  attributes: readonly Attribute[],
  values: Readonly<Record<string, TestValue>>,
): Record<string, JsonValue> {
  return Object.fromEntries(
    attributes.map(({ name, type }) => [name, toJson(type, values[name] ?? null)]),
  );
}

function toJson(type: Attribute['type'], value: TestValue): JsonValue {
  if (value === null || value === '') return null;
  switch (type) {
    case 'text':
      return String(value);
    case 'number': {
      const number = Number(value);
      return Number.isFinite(number) ? number : null;
    }
    case 'boolean':
      return value === 'true';
    case 'date-time': {
      const at = new Date(String(value));
      return Number.isNaN(at.getTime()) ? null : at.toISOString();
    }
    case 'list':
      return Array.isArray(value) && value.length > 0 ? value : null;
  }
}
