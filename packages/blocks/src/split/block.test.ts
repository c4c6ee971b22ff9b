import { describe, expect, it } from 'vitest';
import { checkBlock } from '../testing/check-block.ts';
import { definition } from './block.ts';

const way = (id: string, weight: number) => ({ id, name: id.toUpperCase(), weight });

describe('split', () => {
  it('needs weights that are 100 together', () => {
    expect(checkBlock('split', definition.defaults())).toEqual([]);
    expect(checkBlock('split', { ways: [way('w1', 33), way('w2', 33), way('w3', 34)] })).toEqual(
      [],
    );
    expect(checkBlock('split', { ways: [way('w1', 50), way('w2', 49)] })).toEqual([
      'ways: weights-not-100',
    ]);
    expect(checkBlock('split', { ways: [way('w1', 0), way('w2', 100)] })).toEqual([]);
  });

  it('takes 2 to 25 ways, each with a whole weight and an id of its own', () => {
    expect(checkBlock('split', { ways: [way('w1', 100)] })).toEqual(['ways: too-small']);
    expect(checkBlock('split', { ways: [way('w1', 50), way('w1', 50)] })).toEqual([
      'ways.1.id: way-twice',
    ]);
    expect(checkBlock('split', { ways: [way('w1', 50.5), way('w2', 49.5)] })).toEqual([
      'ways.0.weight: invalid',
      'ways.1.weight: invalid',
    ]);
    expect(checkBlock('split', { ways: [way('w1', -1), way('w2', 101)] })).toEqual([
      'ways.0.weight: too-small',
      'ways.1.weight: too-big',
    ]);
  });

  it('shows each way with its share', () => {
    const config = { ways: [way('w1', 10), way('w2', 90)] };
    expect(definition.ports(config)).toEqual([
      { id: 'w1', label: '10 % W1' },
      { id: 'w2', label: '90 % W2' },
    ]);
    expect(definition.summary(config)).toEqual({
      key: 'ways',
      values: { ways: 'W1 10 %, W2 90 %' },
    });
  });
});
