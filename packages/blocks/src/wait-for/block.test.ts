import { expect, it } from 'vitest';
import { definition } from './block.ts';

const limit = { amount: 1, unit: 'days' } as const;
const event = (id: string, trigger: string) => ({ id, trigger, correlate: 'key' as const });

it('calls the ways of one event yes and no, those of several by their triggers', () => {
  const one = { events: [event('e1', 'opened')], mode: 'any' as const, limit };
  const yes = { id: 'e1', word: 'yes', trigger: 'opened' };
  expect(definition.ports(one)).toEqual([yes, { id: 'timeout', word: 'no' }]);
  expect(definition.ports({ ...one, mode: 'all' })[0]).toEqual({ ...yes, id: 'all' });
  const several = { ...one, events: [event('e1', 'opened'), event('e2', '')] };
  expect(definition.ports(several)).toEqual([
    { id: 'e1', trigger: 'opened' },
    { id: 'e2', word: 'empty' },
    { id: 'timeout' },
  ]);
});
