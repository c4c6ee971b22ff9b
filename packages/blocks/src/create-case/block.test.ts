import { describe, expect, it } from 'vitest';
import { checkBlock } from '../testing/check-block.ts';
import { definition } from './block.ts';

describe('create-case', () => {
  it('needs a subject; all else has a default', () => {
    expect(checkBlock('create-case', definition.defaults())).toEqual(['subject: required']);
    expect(checkBlock('create-case', { subject: 'Device {{ trigger.DeviceID }}' })).toEqual([]);
    expect(definition.config.parse({ subject: 'x' })).toEqual({
      ...definition.defaults(),
      subject: 'x',
    });
  });

  it('takes the four priorities and the five states only', () => {
    const config = { subject: 'x' };
    expect(checkBlock('create-case', { ...config, status: 'Done' })).toEqual(['status: invalid']);
    expect(
      checkBlock('create-case', { ...config, priority: { from: 'value', value: 'high' } }),
    ).toEqual(['priority.value: not-an-option']);
    expect(
      checkBlock('create-case', {
        ...config,
        priority: { from: 'attribute', path: 'trigger.tags' },
      }),
    ).toEqual(['priority.path: wrong-type']);
  });

  it('checks the paths its fields read', () => {
    expect(
      checkBlock('create-case', {
        subject: '{{ trigger.x }}',
        attributes: { Mine: { from: 'attribute', path: 'trigger.y' } },
      }),
    ).toEqual(['subject: unknown-attribute', 'attributes.Mine.path: unknown-attribute']);
  });
});
