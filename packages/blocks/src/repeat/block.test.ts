import { describe, expect, it } from 'vitest';
import { checkBlock, compileBlocks } from '../testing/check-block.ts';
import { definition } from './block.ts';

const until = { attribute: 'trigger.ErrorCode', operator: 'is', value: 1 } as const;

describe('repeat', () => {
  it('takes 1 to 100 passes, a gap and a condition', () => {
    expect(checkBlock('repeat', definition.defaults())).toEqual([]);
    const gap = { amount: 2, unit: 'days' };
    expect(checkBlock('repeat', { count: 100, gap, until: { all: [until] } })).toEqual([]);
    expect(checkBlock('repeat', { count: 0 })).toEqual(['count: too-small']);
    expect(checkBlock('repeat', { count: 101 })).toEqual(['count: too-big']);
    expect(checkBlock('repeat', { count: 2, gap: { amount: 400, unit: 'weeks' } })).toEqual([
      'gap.amount: wait-too-long',
    ]);
    expect(checkBlock('repeat', { count: 2, until: { ...until, value: 'x' } })).toEqual([
      'until.value: wrong-value',
    ]);
    expect(checkBlock('repeat', { count: 2, until: { all: [] } })).toEqual([]);
  });

  it('says how often, how far apart, and whether a condition can end it', () => {
    const gap = { amount: 2, unit: 'days' } as const;
    expect(definition.summary({ count: 3 })).toEqual({ key: 'times', values: { count: 3 } });
    expect(definition.summary({ count: 3, gap, until })).toEqual({
      key: 'until-days',
      values: { times: 3, count: 2 },
    });
    expect(definition.summary({ count: 3, until: { all: [] } }).key).toBe('times');
    expect(definition.summary({ count: 1, gap }).key).toBe('times');
  });

  it('lets the steps of a pass read which one it is', () => {
    const body = [{ id: 'b2', kind: 'sms', config: { text: 'Pass {{ steps.b1.pass }}' } }];
    const repeat = { id: 'b1', kind: 'repeat', config: { count: 2 }, branches: { body } };
    expect(compileBlocks([repeat])).toEqual([]);
  });
});
