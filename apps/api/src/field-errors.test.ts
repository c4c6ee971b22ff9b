import { Predicate } from '@percurso/journey/predicate';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { fieldErrors, formatPath } from './field-errors.ts';

function errorsOf(schema: z.ZodType, value: unknown) {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : fieldErrors(parsed.error);
}

test('paths are written as people write them', () => {
  expect(formatPath(['events', 3, 'attributes', 'ErrorCode'])).toBe(
    'events[3].attributes.ErrorCode',
  );
  expect(formatPath([0, 'a'])).toBe('[0].a');
  expect(formatPath([])).toBe('');
});

test('missing and unknown fields are named', () => {
  const schema = z.strictObject({ a: z.strictObject({ b: z.string() }) });
  expect(errorsOf(schema, { a: { c: 1, d: 2 } })).toEqual([
    { path: 'a.b', message: 'is required: expected string' },
    { path: 'a.c', message: 'is not known here' },
    { path: 'a.d', message: 'is not known here' },
  ]);
});

test('of a union the alternative that got furthest says what is wrong', () => {
  const errors = errorsOf(Predicate, {
    all: [{ any: [{ attribute: 'trigger.a', operator: 'nearly', value: 1 }] }],
  });
  expect(errors).toMatchObject([{ path: 'all[0].any[0].operator' }]);
});
