import type { Attribute } from '@percurso/journey/attribute';
import type { JsonValue } from '@percurso/journey/json-value';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAttributes } from './check-attributes.ts';

const declared: Attribute[] = [
  { name: 'n', type: 'number' },
  { name: 't', type: 'text' },
  { name: 'o', type: 'text', options: ['x', 'y'] },
  { name: 'b', type: 'boolean' },
  { name: 'd', type: 'date-time' },
  { name: 'l', type: 'list' },
];

describe('checkAttributes', () => {
  it.each<[string, JsonValue, boolean]>([
    ['n', 1.5, true],
    ['n', '1', false],
    ['t', '', true],
    ['t', 1, false],
    ['o', 'x', true],
    ['o', 'X', false],
    ['b', false, true],
    ['b', 'false', false],
    ['d', '2026-01-31', true],
    ['d', '2026-01-31T10:00:00-03:00', true],
    ['d', 1_700_000_000, false],
    ['l', ['a', 1, true, null], true],
    ['l', [['a']], false],
    ['l', 'a', false],
    ['constructor', 'x', false],
  ])('%s: %j fits: %s', (name, value, fits) => {
    const { errors } = checkAttributes(declared, { [name]: value }, 'attributes');
    expect(errors.map(({ path }) => path)).toEqual(fits ? [] : [`attributes.${name}`]);
  });

  it('refuses an event without a value for what is required, and takes an empty text for one', () => {
    const required: Attribute[] = [
      { name: 'n', type: 'number', required: true },
      { name: 't', type: 'text', required: true },
      { name: 'x', type: 'text', required: false },
    ];
    const { errors } = checkAttributes(required, { n: null }, 'events[3].attributes');
    expect(errors).toEqual([
      { path: 'events[3].attributes.n', message: 'is required: give a number', code: 'required' },
      { path: 'events[3].attributes.t', message: 'is required: give a text', code: 'required' },
    ]);
    expect(checkAttributes(required, { n: 0, t: '' }, 'a').errors).toEqual([]);
  });

  it('keeps every declared attribute, null where left out, and nothing else', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (given) => {
        const { attributes } = checkAttributes(declared, given as Record<string, JsonValue>, 'a');
        expect(Object.keys(attributes)).toEqual(['n', 't', 'o', 'b', 'd', 'l']);
      }),
    );
  });

  it('shows no more than the beginning of a long value', () => {
    const { errors } = checkAttributes(declared, { n: 'x'.repeat(1000) }, 'a');
    expect(errors[0]?.message.length).toBeLessThan(120);
  });
});
