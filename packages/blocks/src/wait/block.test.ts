import { describe, expect, it } from 'vitest';
import { checkBlock } from '../testing/check-block.ts';
import { definition } from './block.ts';

describe('wait', () => {
  it('takes whole durations of up to five years', () => {
    expect(checkBlock('wait', definition.defaults())).toEqual([]);
    expect(checkBlock('wait', { duration: { amount: 260, unit: 'weeks' } })).toEqual([]);
    expect(checkBlock('wait', { duration: { amount: 262, unit: 'weeks' } })).toEqual([
      'duration.amount: wait-too-long',
    ]);
    expect(checkBlock('wait', { duration: { amount: 0, unit: 'days' } })).toEqual([
      'duration.amount: too-small',
    ]);
    expect(checkBlock('wait', { duration: { amount: 1.5, unit: 'days' } })).toEqual([
      'duration.amount: invalid',
    ]);
    expect(checkBlock('wait', { duration: { amount: 1, unit: 'months' } })).toEqual([
      'duration.unit: invalid',
    ]);
  });
});
