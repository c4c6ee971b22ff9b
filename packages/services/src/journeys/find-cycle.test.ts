import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCycle } from './find-cycle.ts';

interface Starter {
  name: string;
  trigger: string;
  fires: string[];
}

const starts = ({ fires }: Starter, { trigger }: Starter) => fires.includes(trigger);

function journey(name: string, trigger: string, ...fires: string[]): Starter {
  return { name, trigger, fires };
}

function names(from: Starter, ...others: Starter[]): string[] | undefined {
  return findCycle(from, others, starts)?.map(({ name }) => name);
}

test('a journey that activates what starts it is a cycle of one', () => {
  expect(names(journey('A', 'a', 'b', 'a'))).toEqual(['A']);
});

test('the shortest way back is named, in the order journeys start one another', () => {
  const a = journey('A', 'a', 'b');
  const others = [
    journey('B', 'b', 'c', 'd'),
    journey('C', 'c', 'e'),
    journey('D', 'd', 'a'),
    journey('E', 'e', 'a'),
  ];
  expect(names(a, ...others)).toEqual(['A', 'B', 'D']);
});

test('a cycle of others is not of this one', () => {
  expect(names(journey('A', 'a', 'b'), journey('B', 'b', 'c'), journey('C', 'c', 'b'))).toBe(
    undefined,
  );
});

test('each journey of a cycle starts the next, and the last the first; it always ends', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd');
  const starters = fc.array(fc.tuple(key, fc.array(key, { maxLength: 3 })), { minLength: 1 });
  fc.assert(
    fc.property(starters, (given) => {
      const all = given.map(([trigger, fires], index) => journey(`${index}`, trigger, ...fires));
      const [from, ...others] = all as [Starter, ...Starter[]];
      const cycle = findCycle(from, others, starts);
      for (const [index, one] of (cycle ?? []).entries()) {
        const next = cycle?.[index + 1] ?? from;
        expect(one.fires).toContain(next.trigger);
      }
    }),
  );
});
