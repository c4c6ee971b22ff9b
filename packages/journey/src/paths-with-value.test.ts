import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluatePredicate } from './evaluate-predicate.ts';
import { pathsWithValue, pathsWithValueOtherwise } from './paths-with-value.ts';
import { Predicate } from './predicate.ts';

const NAMES = ['a', 'b', 'c'] as const;
const NOW = new Date('2026-01-31T09:30:00Z');

const row = fc.record({
  attribute: fc.constantFrom(...NAMES.map((name) => `trigger.${name}`)),
  operator: fc.constantFrom('is', 'is-not', 'greater-than', 'at-most', 'has-value', 'is-empty'),
  value: fc.integer({ min: 0, max: 2 }),
});
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    row,
    fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { maxLength: 3 }) }),
  ),
}));
const value = fc.option(fc.integer({ min: 0, max: 2 }));

it('names only what is never empty where the conditions hold, and where they do not', () => {
  fc.assert(
    fc.property(tree, fc.record({ a: value, b: value, c: value }), (drawn, trigger) => {
      const predicate = Predicate.parse(drawn);
      const { passed } = evaluatePredicate(predicate, { trigger }, NOW);
      const sure = passed ? pathsWithValue(predicate) : pathsWithValueOtherwise(predicate);
      const empty = NAMES.filter((name) => trigger[name] === null);
      expect(empty.filter((name) => sure.has(`trigger.${name}`))).toEqual([]);
    }),
  );
});

it('takes all rows together, and of any only what each asks for', () => {
  const above = (attribute: string) => ({ attribute, operator: 'greater-than' as const, value: 1 });
  const either = { any: [{ all: [above('trigger.a'), above('trigger.b')] }, above('trigger.b')] };
  expect(pathsWithValue({ all: [above('trigger.c'), either] })).toEqual(
    new Set(['trigger.c', 'trigger.b']),
  );
  expect(pathsWithValue(undefined)).toEqual(new Set());
});
