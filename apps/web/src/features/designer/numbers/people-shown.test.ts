import { PeopleCount } from '@percurso/services/journeys/journey-numbers-schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PeopleShown } from './people-shown.ts';
import { PEOPLE_COUNTS, PEOPLE_STATUSES, readPeople, writePeople } from './people-shown.ts';

test.each([
  ['finished', { block: null, status: 'finished', counted: null }],
  ['b2', { block: 'b2', status: 'inside', counted: null }],
  [':entered', { block: null, status: 'inside', counted: { count: 'entered' } }],
  ['b2:passed:yes', { block: 'b2', status: 'inside', counted: { count: 'passed', port: 'yes' } }],
  ['b2:notSent:', { block: 'b2', status: 'inside', counted: { count: 'notSent', reason: '' } }],
])('%s in the address is a list of people', (text, shown) => {
  expect(readPeople(text)).toEqual(shown);
  expect(writePeople(shown as PeopleShown)).toBe(text);
});

test('every number of a block leads back to itself, whatever its port or reason is called', () => {
  const block = fc.constantFrom('b1', 'b27', null);
  const counted = fc.oneof(
    fc.record({ count: fc.constantFrom(...PEOPLE_COUNTS) }),
    fc.record({ count: fc.constant('passed' as const), port: fc.string() }),
    fc.record({
      count: fc.constantFrom('exited' as const, 'failed' as const),
      reason: fc.string(),
    }),
  );
  fc.assert(
    fc.property(block, counted, (at, one) => {
      const shown = { block: at, status: 'inside' as const, counted: one };
      expect(readPeople(writePeople(shown))).toEqual(shown);
    }),
  );
  for (const status of PEOPLE_STATUSES) expect(readPeople(status)?.status).toBe(status);
});

test('anything else in the address lists nobody', () => {
  for (const text of [undefined, '', 'b1:many', ':', 'b1:']) {
    expect(readPeople(text)).toBeUndefined();
  }
});

test('every number whose people can be opened is one that the API lists', () => {
  expect(PeopleCount.options).toEqual(expect.arrayContaining([...PEOPLE_COUNTS]));
});
