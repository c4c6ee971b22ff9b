import type { AttributeType } from './attribute.ts';
import type { Operator } from './predicate.ts';

const ALWAYS: readonly Operator[] = ['has-value', 'is-empty'];
const CHANGES: readonly Operator[] = ['changed', 'changed-to'];

const OF_TYPE: Readonly<Record<AttributeType, readonly Operator[]>> = {
  text: ['is', 'is-not', 'contains', 'starts-with', 'in'],
  number: ['is', 'is-not', 'less-than', 'at-most', 'greater-than', 'at-least', 'between', 'in'],
  boolean: ['is', 'is-not'],
  'date-time': ['before', 'after', 'between', 'in-the-last', 'in-the-next'],
  list: ['contains-any', 'contains-all'],
};

/** Paths of a record after its change; only these know what changed. */
export const RECORD_PREFIX = 'trigger.record.';

/** The operators a condition offers for an attribute, in the order they are listed. */
export function operatorsOfType(type: AttributeType, path = ''): Operator[] {
  const changes = path.startsWith(RECORD_PREFIX) ? CHANGES : [];
  return [...OF_TYPE[type], ...changes, ...ALWAYS];
}
