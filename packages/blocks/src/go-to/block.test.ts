import type { Block } from '@percurso/journey/document';
import { describe, expect, it } from 'vitest';
import { checkBlock, compileBlocks } from '../testing/check-block.ts';
import { definition } from './block.ts';

const exit = (id: string): Block => ({ id, kind: 'exit', config: {} });
const goTo = (id: string, target: string): Block => ({ id, kind: 'go-to', config: { target } });

describe('go-to', () => {
  it('leads to a later step, and needs one', () => {
    expect(checkBlock('go-to', definition.defaults())).toEqual(['target: required']);
    expect(checkBlock('go-to', { target: 'b9' })).toEqual(['target: target-gone']);
    expect(compileBlocks([goTo('b1', 'b2'), exit('b2')])).toEqual([]);
    expect(compileBlocks([goTo('b1', 'b1')])).toMatchObject([{ key: 'target-not-allowed' }]);
  });

  it('is called by the step it leads to, and led elsewhere in a copy', () => {
    expect(definition.summary({ target: 'b2' })).toEqual({
      key: 'target',
      values: { block: 'b2' },
    });
    expect(definition.summary({ target: '' })).toEqual({ key: 'empty' });
    expect(definition.refersBy).toBe('target');
  });
});
