import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coerceValue } from './coerce-value.ts';

const TYPES = ['text', 'number', 'boolean', 'date-time', 'list'];

describe('coerceValue', () => {
  it.each([
    [12, 'text', '12'],
    ['12', 'number', 12],
    ['-1.5', 'number', -1.5],
    [true, 'boolean', true],
    ['2026-03-10T12:00:00Z', 'date-time', '2026-03-10T12:00:00Z'],
    [['a'], 'list', ['a']],
  ])('%j as %s is %j', (value, type, expected) => {
    expect(coerceValue(value, type)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['12 V', 'number'],
    ['012', 'number'],
    ['', 'number'],
    ['NaN', 'number'],
    ['Infinity', 'number'],
    ['true', 'boolean'],
    [true, 'text'],
    ['tomorrow', 'date-time'],
    ['a', 'list'],
    ['a', 'colour'],
  ])('%j is not of type %s', (value, type) => {
    expect(coerceValue(value, type)).toEqual({ ok: false });
  });

  it('leaves null null, and what it gives is of the type already', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom(...TYPES), (json, type) => {
        expect(coerceValue(null, type)).toEqual({ ok: true, value: null });
        const value = JSON.parse(JSON.stringify(json));
        const once = coerceValue(value, type);
        if (once.ok) expect(coerceValue(once.value, type)).toEqual(once);
      }),
    );
  });
});
