import { describe, expect, it } from 'vitest';
import { checkBlock, compileBlocks } from '../testing/check-block.ts';
import { definition } from './block.ts';

const fixed = (value: string | number | boolean | null) => ({ from: 'value', value });
const variable = (more: object) => ({
  name: 'x',
  type: 'number',
  change: 'set',
  value: fixed(1),
  ...more,
});

describe('set-variables', () => {
  it.each<[object, string[]]>([
    [{}, []],
    [{ type: 'text', value: fixed('a') }, []],
    [{ change: 'add', value: { from: 'attribute', path: 'trigger.ErrorCode' } }, []],
    [{ change: 'append', type: 'list', value: fixed('a') }, []],
    [{ type: 'list', value: { from: 'attribute', path: 'trigger.tags' } }, []],
    [{ name: '1x' }, ['variables.0.name: wrong-name']],
    [{ name: '' }, ['variables.0.name: required']],
    [{ value: fixed('twelve') }, ['variables.0.value.value: wrong-value']],
    [{ change: 'add', type: 'text' }, ['variables.0.type: wrong-type']],
    [{ change: 'append' }, ['variables.0.type: wrong-type']],
    [{ change: 'append', type: 'list', value: fixed(null) }, ['variables.0.value: required']],
    [
      { change: 'append', type: 'list', value: { from: 'attribute', path: 'trigger.tags' } },
      ['variables.0.value.path: wrong-type'],
    ],
    [
      { value: { from: 'attribute', path: 'trigger.x' } },
      ['variables.0.value.path: unknown-attribute'],
    ],
  ])('checks %j', (more, expected) => {
    expect(checkBlock('set-variables', { variables: [variable(more)] })).toEqual(expected);
  });

  it('sets each variable once, and one at least', () => {
    expect(checkBlock('set-variables', definition.defaults())).toEqual(['variables: required']);
    expect(checkBlock('set-variables', { variables: [variable({}), variable({})] })).toEqual([
      'variables.1.name: variable-twice',
    ]);
  });

  it('lets later blocks read what it set, of its type', () => {
    const set = {
      id: 'b1',
      kind: 'set-variables',
      config: { variables: [variable({ value: fixed(3) })] },
    };
    const over = (attribute: string, value: string | number) => ({
      id: 'b2',
      kind: 'condition',
      config: { when: { attribute, operator: 'greater-than', value } },
    });
    expect(compileBlocks([set, over('vars.x', 2)])).toEqual([]);
    expect(compileBlocks([set, over('vars.x', 'b')])).toMatchObject([{ key: 'wrong-value' }]);
    expect(compileBlocks([set, over('vars.y', 2)])).toMatchObject([{ key: 'unknown-attribute' }]);
    expect(compileBlocks([over('vars.x', 2), set])).toMatchObject([{ key: 'step-not-before' }]);
  });
});
