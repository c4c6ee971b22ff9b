import { describe, expect, it } from 'vitest';
import { checkBlock, compileBlocks } from '../testing/check-block.ts';
import { definition } from './block.ts';

const MAPPING = {
  DeviceID: { from: 'attribute', path: 'trigger.DeviceID' },
  ErrorCode: { from: 'attribute', path: 'trigger.ErrorCode' },
  Priority: { from: 'value', value: 'Critical' },
};

const check = (mapping: Record<string, object>, trigger = 'case-requested') =>
  checkBlock('activate-trigger', { trigger, mapping });

describe('activate-trigger', () => {
  it('wants a custom trigger that is ready', () => {
    expect(check(MAPPING)).toEqual([]);
    expect(checkBlock('activate-trigger', definition.defaults())).toEqual(['trigger: required']);
    expect(check({}, 'nothing')).toEqual(['trigger: trigger-unknown']);
    expect(check({}, 'unfinished')).toEqual(['trigger: trigger-not-ready']);
    expect(check({}, 'old')).toEqual(['trigger: trigger-stopped']);
    expect(check({}, 'case-changed')).toEqual(['trigger: trigger-not-custom']);
  });

  it('checks that mapped values fit the attributes', () => {
    const { DeviceID: _, ...without } = MAPPING;
    expect(check(without)).toEqual(['mapping.DeviceID: attribute-not-mapped?']);
    expect(check({ ...MAPPING, More: MAPPING.Priority })).toEqual([
      'mapping.More: unknown-attribute',
    ]);
    const code = (mapped: object) => check({ ...MAPPING, ErrorCode: mapped });
    expect(code({ from: 'attribute', path: 'trigger.x' })).toEqual([
      'mapping.ErrorCode.path: unknown-attribute',
    ]);
    expect(code({ from: 'attribute', path: 'trigger.tags' })).toEqual([
      'mapping.ErrorCode.path: wrong-type',
    ]);
    expect(code({ from: 'attribute', path: 'trigger.DeviceID' })).toEqual([
      'mapping.ErrorCode.path: maybe-not-converted?',
    ]);
    expect(code({ from: 'attribute', path: 'trigger.ErrorCode', ifEmpty: 'x' })).toEqual([
      'mapping.ErrorCode.ifEmpty: wrong-value',
    ]);
    expect(code({ from: 'value', value: '012' })).toEqual(['mapping.ErrorCode.value: wrong-value']);
    expect(code({ from: 'value', value: '12' })).toEqual([]);
    expect(code({ from: 'value', value: null })).toEqual([]);
    expect(check({ ...MAPPING, Priority: { from: 'value', value: 'High' } })).toEqual([
      'mapping.Priority.value: not-an-option',
    ]);
  });

  it('gives later steps the address of the status page', () => {
    const activate = {
      id: 'b1',
      kind: 'activate-trigger',
      config: { trigger: 'case-requested', mapping: MAPPING },
    };
    const sms = { id: 'b2', kind: 'sms', config: { text: 'See {{ steps.b1.statusUrl }}' } };
    expect(compileBlocks([activate, sms])).toEqual([]);
  });
});
