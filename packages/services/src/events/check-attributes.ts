import type { Attribute } from '@percurso/journey/attribute';
import type { JsonValue } from '@percurso/journey/json-value';
import { parseInstant } from '@percurso/journey/parse-instant';
import type { FieldError } from '../service-error.ts';

type Attributes = Record<string, JsonValue>;

/**
 * The attributes as they are stored: every declared one, null where it was left out. `errors` names
 * each that is unknown or of another type, under `path`.
 */
export function checkAttributes(
  declared: readonly Attribute[],
  given: Attributes,
  path: string,
): { attributes: Attributes; errors: FieldError[] } {
  const known = new Set(declared.map(({ name }) => name));
  const unknown = Object.keys(given)
    .filter((name) => !known.has(name))
    .map((name) => ({
      path: `${path}.${name}`,
      message: `is not an attribute of the trigger; it has ${list([...known])}`,
      code: 'attribute-unknown' as const,
    }));
  const wrong = declared.flatMap((attribute) => {
    const value = read(given, attribute.name);
    const expected = value === null ? null : mismatch(attribute, value);
    if (expected === null) return [];
    return [
      {
        path: `${path}.${attribute.name}`,
        message: `expected ${expected}, got ${show(value)}`,
        ...problemOf(attribute, value),
      },
    ];
  });
  const attributes = Object.fromEntries(declared.map(({ name }) => [name, read(given, name)]));
  return { attributes, errors: [...unknown, ...wrong] };
}

function read(given: Attributes, name: string): JsonValue {
  return Object.hasOwn(given, name) ? (given[name] ?? null) : null;
}

/** What was expected, or null where the value fits. */
function mismatch({ type, options }: Attribute, value: JsonValue): string | null {
  switch (type) {
    case 'text':
      if (typeof value !== 'string') return 'a text';
      return !options || options.length === 0 || options.includes(value)
        ? null
        : `one of ${list(options)}`;
    case 'number':
      return typeof value === 'number' ? null : 'a number';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'true or false';
    case 'date-time':
      return parseInstant(value) === null ? 'an instant such as 2026-01-31T09:30:00Z' : null;
    case 'list':
      return Array.isArray(value) && value.every(isPlain) ? null : 'a list of plain values';
  }
}

/** Only the options may be at fault where the type fits. */
function problemOf(
  { type, options }: Attribute,
  value: JsonValue,
): Pick<FieldError, 'code' | 'values'> {
  return type === 'text' && typeof value === 'string'
    ? { code: 'invalid-choice', values: { options: list(options ?? []) } }
    : { code: 'wrong-type', values: { expected: type } };
}

function isPlain(value: JsonValue): boolean {
  return value === null || typeof value !== 'object';
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}

function show(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
