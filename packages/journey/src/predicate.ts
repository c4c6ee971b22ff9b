import { z } from 'zod';
import { AttributePath } from './attribute.ts';

/** Every operator a condition can use; `operators-of-type.ts` says which type offers which. */
export const Operator = z.enum([
  'is',
  'is-not',
  'less-than',
  'at-most',
  'greater-than',
  'at-least',
  'between',
  'in',
  'contains',
  'starts-with',
  'before',
  'after',
  'in-the-last',
  'in-the-next',
  'contains-any',
  'contains-all',
  'has-value',
  'is-empty',
  'changed',
  'changed-to',
]);
export type Operator = z.infer<typeof Operator>;

const Literal = z.union([z.string().max(2000), z.number(), z.boolean()]);

/** What the attribute is compared with: a value, several, another attribute, or a span of time. */
export const Operand = z.union([
  Literal,
  z.array(Literal).max(200),
  z.strictObject({ attribute: AttributePath }),
  z.strictObject({
    amount: z.number().int().positive(),
    unit: z.enum(['minutes', 'hours', 'days', 'weeks']),
  }),
]);
export type Operand = z.infer<typeof Operand>;

/** One row of a condition. `from` narrows `changed-to` to changes that began at that value. */
export const Comparison = z
  .strictObject({
    attribute: AttributePath,
    operator: Operator,
    value: Operand.optional(),
    from: z.string().max(2000).optional(),
  })
  .meta({ id: 'Comparison' });
export type Comparison = z.infer<typeof Comparison>;

/** A typed predicate tree: all of, any of, or one comparison. An empty `all` is true. */
export type Predicate = { all: Predicate[] } | { any: Predicate[] } | Comparison;
export const Predicate: z.ZodType<Predicate> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(Predicate).max(50) }),
      z.strictObject({ any: z.array(Predicate).max(50) }),
      Comparison,
    ]),
  )
  .meta({ id: 'Predicate' });
