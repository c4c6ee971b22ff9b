import type { JsonValue } from '@percurso/journey/json-value';
import { parseInstant } from '@percurso/journey/parse-instant';

/**
 * A value as an attribute of that type takes it: numbers become text, texts numbers only where they
 * write one exactly ('12', not '12 V' or '012'). Null stays null. Other types do not convert.
 */
export function coerceValue(
  value: JsonValue,
  type: string,
): { ok: true; value: JsonValue } | { ok: false } {
  if (value === null) return { ok: true, value };
  switch (type) {
    case 'text':
      if (typeof value === 'number') return { ok: true, value: String(value) };
      return keep(value, typeof value === 'string');
    case 'number': {
      const number = typeof value === 'string' ? exactNumber(value) : value;
      return keep(number, typeof number === 'number' && Number.isFinite(number));
    }
    case 'boolean':
      return keep(value, typeof value === 'boolean');
    case 'date-time':
      return keep(value, parseInstant(value) !== null);
    case 'list':
      return keep(value, Array.isArray(value));
    default:
      return { ok: false };
  }
}

function keep(value: JsonValue, fits: boolean): { ok: true; value: JsonValue } | { ok: false } {
  return fits ? { ok: true, value } : { ok: false };
}

function exactNumber(text: string): JsonValue {
  const number = Number(text);
  return String(number) === text ? number : null;
}
