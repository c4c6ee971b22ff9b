import type { MappedValue, Mapping } from '@percurso/blocks/kit/mapped-value';
import type { JsonValue } from '@percurso/journey/json-value';

/** A mapping is plain JSON; its type only lacks the index signature and knows absent fields. */
export function mappedJson(value: Mapping | MappedValue): JsonValue {
  return value as unknown as JsonValue;
}
