import { describe, expect, it } from 'vitest';
import type { Block } from './document.ts';
import { growthRefusal } from './growth-refusal.ts';

const pauses = (count: number): Block[] =>
  Array.from({ length: count }, (_, at) => ({ id: `b${at}`, kind: 'pause', config: {} }));

/** A pause inside of so many forks. */
function nested(depth: number): Block {
  let inner: Block = { id: 'end', kind: 'pause', config: {} };
  for (let level = depth; level > 0; level -= 1) {
    inner = { id: `n${level}`, kind: 'decide', config: {}, branches: { yes: [inner], no: [] } };
  }
  return inner;
}

describe('growthRefusal', () => {
  it('lets a journey have 2,000 blocks, and says how many one more would make', () => {
    expect(growthRefusal({ blocks: pauses(1999) }, { blocks: pauses(2000) })).toBeNull();
    expect(growthRefusal({ blocks: pauses(1998) }, { blocks: pauses(2003) })).toEqual({
      key: 'too-many-blocks',
      maximum: 2000,
      now: 1998,
      next: 2003,
    });
  });

  it('lets branches be 8 levels deep, and says how deep they would be', () => {
    expect(growthRefusal({ blocks: [] }, { blocks: [nested(8)] })).toBeNull();
    expect(growthRefusal({ blocks: [nested(5)] }, { blocks: [nested(9)] })).toEqual({
      key: 'too-deep',
      maximum: 8,
      now: 5,
      next: 9,
    });
  });

  it('lets what is over a limit already be changed, but not grow', () => {
    const large = { blocks: pauses(2100) };
    expect(growthRefusal(large, { blocks: pauses(2100).reverse() })).toBeNull();
    expect(growthRefusal(large, { blocks: pauses(2099) })).toBeNull();
    expect(growthRefusal(large, { blocks: pauses(2101) })?.key).toBe('too-many-blocks');
    const deep = { blocks: [nested(10)] };
    expect(growthRefusal(deep, { blocks: [nested(10), ...pauses(3)] })).toBeNull();
    expect(growthRefusal(deep, { blocks: [nested(11)] })?.key).toBe('too-deep');
  });
});
