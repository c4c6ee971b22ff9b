import { isEmptyValue } from '@percurso/journey/compare-values';
import type { JsonValue } from '@percurso/journey/json-value';
import { readPath } from '@percurso/journey/read-path';
import type { MappedValue } from './mapped-value.ts';
import type { Facts } from './run.ts';

/** The value for one member: the fixed one, or the path's, or its default where the path is empty. */
export function resolveMappedValue(mapped: MappedValue, facts: Facts): JsonValue {
  if (mapped.from === 'value') return mapped.value;
  const value = readPath(facts, mapped.path);
  return isEmptyValue(value) && mapped.ifEmpty !== undefined ? mapped.ifEmpty : value;
}
