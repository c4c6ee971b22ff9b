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

const RECORD_PATH = /^(trigger|event)\.record\.(.+)$/;

/** The column of a record after its change that a path reads, else null; only these know what changed. */
export function recordColumn(path: string): { root: 'trigger' | 'event'; column: string } | null {
  const [, root, column] = RECORD_PATH.exec(path) ?? [];
  if (column === undefined) return null;
  return { root: root === 'event' ? 'event' : 'trigger', column };
}

/** The operators a condition offers for an attribute, in the order they are listed. */
export function operatorsOfType(type: AttributeType, path = ''): Operator[] {
  const changes = recordColumn(path) ? CHANGES : [];
  return [...OF_TYPE[type], ...changes, ...ALWAYS];
}
