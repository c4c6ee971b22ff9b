import type { Attribute } from '@percurso/journey/attribute';
import type { JsonValue } from '@percurso/journey/json-value';

/** A value of each attribute's type, for snippets that work as pasted. */
export function exampleAttributes(attributes: readonly Attribute[]): Record<string, JsonValue> {
  return Object.fromEntries(attributes.map((attribute) => [attribute.name, example(attribute)]));
}

function example({ name, type, options }: Attribute): JsonValue {
  switch (type) {
    case 'text':
      return options?.[0] ?? `${name} 1`;
    case 'number':
      return 12;
    case 'boolean':
      return true;
    case 'date-time':
      return '2026-01-31T09:30:00Z';
    case 'list':
      return ['first', 'second'];
  }
}
