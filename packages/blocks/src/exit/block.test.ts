import { describe, expect, it } from 'vitest';
import { checkBlock, compileBlocks } from '../testing/check-block.ts';

describe('exit', () => {
  it('may give a reason, and results that can be read here', () => {
    const results = { code: { from: 'attribute', path: 'trigger.ErrorCode' } };
    expect(checkBlock('exit', { reason: 'No longer wanted', results })).toEqual([]);
    expect(checkBlock('exit', { reason: '' })).toEqual(['reason: required']);
    expect(
      checkBlock('exit', { results: { code: { from: 'attribute', path: 'trigger.x' } } }),
    ).toEqual(['results.code.path: unknown-attribute']);
  });

  it('is the last of its sequence', () => {
    const exit = { id: 'b1', kind: 'exit', config: {} };
    expect(compileBlocks([exit])).toEqual([]);
    const after = { id: 'b2', kind: 'exit', config: {} };
    expect(compileBlocks([exit, after])).toEqual([
      expect.objectContaining({ blockId: 'b2', key: 'after-the-end' }),
    ]);
  });
});
