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
    {
      path: 'a.b',
      message: 'is required: expected string',
      code: 'required',
      values: { expected: 'string' },
    },
    { path: 'a.c', message: 'is not known here', code: 'unrecognized' },
    { path: 'a.d', message: 'is not known here', code: 'unrecognized' },
  ]);
});

test('of a union the alternative that got furthest says what is wrong', () => {
  const errors = errorsOf(Predicate, {
    all: [{ any: [{ attribute: 'trigger.a', operator: 'nearly', value: 1 }] }],
  });
  expect(errors).toMatchObject([{ path: 'all[0].any[0].operator' }]);
});

test('every kind of issue has its code and what it names', () => {
  const schema = z.object({
    text: z.string().max(3),
    short: z.string().min(2),
    list: z.array(z.string()).max(1),
    count: z.number().max(9),
    choice: z.enum(['a', 'b']),
    mail: z.email(),
    own: z
      .string()
      .refine(() => false, { params: { code: 'attribute-repeated', values: { name: 'a' } } }),
    strange: z.string().refine(() => false, { params: { code: 'no-such-code' } }),
  });
  const value = { text: 'long', short: '', list: ['a', 'b'], count: 10, choice: 'c', mail: 'x' };
  const errors = errorsOf(schema, { ...value, own: '', strange: '' });
  expect(errors.map(({ path, code, values }) => [path, code, values])).toEqual([
    ['text', 'too-long', { maximum: 3 }],
    ['short', 'too-short', { minimum: 2 }],
    ['list', 'too-many', { maximum: 1 }],
    ['count', 'too-high', { maximum: 9 }],
    ['choice', 'invalid-choice', { options: 'a, b' }],
    ['mail', 'wrong-format', { format: 'email' }],
    ['own', 'attribute-repeated', { name: 'a' }],
    ['strange', 'invalid-value', undefined],
  ]);
});
