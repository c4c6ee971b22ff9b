import type { Attribute } from '@percurso/journey/attribute';
import type { JsonValue } from '@percurso/journey/json-value';
import type { Comparison, Operand, Predicate } from '@percurso/journey/predicate';
import type { SimulatedTrigger } from './simulation.ts';

const root = 'event.';

/**
 * Attributes of an event of a trigger as it might come: a value of each declared type, of a record trigger
 * as a record that is new, and what the conditions ask for where that can be said from a value alone.
 */
export function sampleAttributes(
  { kind, attributes: declared }: Pick<SimulatedTrigger, 'kind' | 'attributes'>,
  { conditions, now }: { conditions: Predicate | undefined; now: Date },
): Record<string, JsonValue> {
  const plain = sampleValues(declared, now);
  const attributes: Record<string, JsonValue> =
    kind === 'record'
      ? { record: plain, before: null, changed: [], action: 'created', source: 'people' }
      : plain;
  for (const row of conditions ? rowsOf(conditions) : []) {
    if (!row.attribute.startsWith(root)) continue;
    const path = row.attribute.slice(root.length).split('.');
    const wanted = valueFor(row);
    if (wanted !== undefined) setPath(attributes, path, wanted);
    if (kind !== 'record' || row.from === undefined) continue;
    const [, column = ''] = path;
    setPath(attributes, ['before', column], row.from);
    Object.assign(attributes, { changed: [column], action: 'updated' });
  }
  return attributes;
}

/** A value of its type for each. */
export function sampleValues(declared: readonly Attribute[], now: Date): Record<string, JsonValue> {
  return Object.fromEntries(declared.map((one) => [one.name, sampleOf(one, now)]));
}

function setPath(into: Record<string, JsonValue>, path: string[], value: JsonValue): void {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    into[name] = value;
    return;
  }
  const known = into[name];
  const inner = typeof known === 'object' && known !== null && !Array.isArray(known) ? known : {};
  into[name] = inner;
  setPath(inner, rest, value);
}

function sampleOf({ name, type, options }: Attribute, now: Date): JsonValue {
  switch (type) {
    case 'text':
      return options?.[0] ?? name;
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'date-time':
      return now.toISOString();
    case 'list':
      return [];
  }
}

/** Rows that hold together: all of an `all`, the first of an `any`. */
function rowsOf(predicate: Predicate): Comparison[] {
  if ('all' in predicate) return predicate.all.flatMap(rowsOf);
  if ('any' in predicate) return predicate.any.slice(0, 1).flatMap(rowsOf);
  return [predicate];
}

/** A value that satisfies the row; undefined where the sample of the type may do. */
function valueFor({ operator, value }: Comparison): JsonValue | undefined {
  const plain = plainOf(value);
  const first = Array.isArray(plain) ? plain[0] : plain;
  switch (operator) {
    case 'is':
    case 'changed-to':
    case 'at-least':
    case 'at-most':
    case 'contains':
    case 'starts-with':
    case 'in':
    case 'between':
      return first;
    case 'contains-any':
    case 'contains-all':
      return Array.isArray(plain) ? plain : undefined;
    case 'greater-than':
      return typeof first === 'number' ? first + 1 : undefined;
    case 'less-than':
      return typeof first === 'number' ? first - 1 : undefined;
    case 'is-not':
      return typeof first === 'boolean'
        ? !first
        : typeof first === 'number'
          ? first + 1
          : undefined;
    case 'is-empty':
      return null;
    default:
      return undefined;
  }
}

function plainOf(value: Operand | undefined): JsonValue | undefined {
  if (value === undefined || Array.isArray(value) || typeof value !== 'object') return value;
  return undefined;
}
