import { describe, expect, it } from 'vitest';
import { compileBlocks } from '../testing/check-block.ts';

describe('exit', () => {
  it('is the last of its sequence', () => {
    const exit = { id: 'b1', kind: 'exit', config: {} };
    expect(compileBlocks([exit])).toEqual([]);
    const after = { id: 'b2', kind: 'exit', config: {} };
    expect(compileBlocks([exit, after])).toEqual([
      expect.objectContaining({ blockId: 'b2', key: 'after-the-end' }),
    ]);
  });
});
