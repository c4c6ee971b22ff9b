import type { Attribute, AttributeType } from '@percurso/journey/attribute';
import type { JsonValue } from '@percurso/journey/json-value';
import { parseInstant } from '@percurso/journey/parse-instant';
import type { FieldError } from '../service-error.ts';

type Attributes = Record<string, JsonValue>;

const A_VALUE: Readonly<Record<AttributeType, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  'date-time': 'an instant such as 2026-01-31T09:30:00Z',
  list: 'a list of plain values',
};

/**
 * The attributes as they are stored: every declared one, null where it was left out. `errors` names
 * each that is unknown, of another type, or required and without a value, under `path`.
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
  const wrong = declared.flatMap((attribute): FieldError[] => {
    const value = read(given, attribute.name);
    if (value === null && attribute.required) {
      const message = `is required: give ${A_VALUE[attribute.type]}`;
      return [{ path: `${path}.${attribute.name}`, message, code: 'required' }];
    }
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
  const fits = FITS[type](value);
  if (!fits) return A_VALUE[type];
  if (type !== 'text' || !options?.length || options.includes(String(value))) return null;
  return `one of ${list(options)}`;
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

const FITS: Readonly<Record<AttributeType, (value: JsonValue) => boolean>> = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  'date-time': (value) => parseInstant(value) !== null,
  list: (value) => Array.isArray(value) && value.every(isPlain),
};

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
