import type { Block } from '@percurso/journey/document';
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
    const { Priority: _, ...without } = MAPPING;
    expect(check(without)).toEqual(['mapping.Priority: attribute-not-mapped?']);
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

  it('wants a value for each required attribute', () => {
    const { DeviceID: _, ...without } = MAPPING;
    const missing = ['mapping.DeviceID: required-not-mapped'];
    expect(check(without)).toEqual(missing);
    expect(check({ ...without, DeviceID: { from: 'value', value: null } })).toEqual(missing);
    const config = { trigger: 'case-requested', mapping: without };
    expect(compileBlocks([{ id: 'b1', kind: 'activate-trigger', config }])).toMatchObject([
      { blockId: 'b1', severity: 'error', values: { name: 'DeviceID' } },
    ]);
  });

  it('warns where a mapped value may be empty and has no default', () => {
    const device = (path: string, ifEmpty?: string) =>
      check({ ...MAPPING, DeviceID: { from: 'attribute', path, ...(ifEmpty && { ifEmpty }) } });
    for (const path of ['trigger.Note', 'contact.firstName']) {
      expect(device(path)).toEqual(['mapping.DeviceID.path: may-be-empty?']);
      expect(device(path, 'unknown')).toEqual([]);
    }
    expect(device('trigger.DeviceID')).toEqual([]);
    expect(device('contact.createdAt')).toEqual([]);
  });

  it('warns of no value that the branch it stands in has asked for', () => {
    const path = 'contact.firstName';
    const mapping = { ...MAPPING, DeviceID: { from: 'attribute', path } };
    const fire = {
      id: 'b2',
      kind: 'activate-trigger',
      config: { trigger: 'case-requested', mapping },
    };
    const within = (operator: string, port: 'yes' | 'no', add: object = {}) => {
      const config = { when: { all: [{ attribute: path, operator, ...add }] } };
      const branches = { yes: [], no: [], [port]: [fire] };
      return compileBlocks([{ id: 'b1', kind: 'condition', config, branches }]).map(
        ({ key }) => key,
      );
    };
    expect(within('has-value', 'yes')).toEqual([]);
    expect(within('is', 'yes', { value: 'Ana' })).toEqual([]);
    expect(within('is-empty', 'no')).toEqual([]);
    expect(within('has-value', 'no')).toEqual(['may-be-empty']);
    expect(within('is-not', 'yes', { value: 'Ana' })).toEqual(['may-be-empty']);
    const rows = [
      { id: 'w1', name: 'Unknown', when: { all: [{ attribute: path, operator: 'is-empty' }] } },
    ];
    const ways = (branches: object) =>
      compileBlocks([
        {
          id: 'b1',
          kind: 'branch',
          config: { rows },
          branches: { w1: [], other: [], ...branches },
        },
      ]).map(({ key }) => key);
    expect(ways({ other: [fire] })).toEqual([]);
    expect(ways({ w1: [fire] })).toEqual(['may-be-empty']);
  });

  it('warns of the result of an earlier step, which may have failed', () => {
    const made = { id: 'b1', kind: 'create-case', config: { subject: 'x' } };
    const ErrorCode = { from: 'attribute', path: 'steps.b1.caseNumber' };
    const config = { trigger: 'case-requested', mapping: { ...MAPPING, ErrorCode } };
    expect(compileBlocks([made, { id: 'b2', kind: 'activate-trigger', config }])).toEqual([
      {
        blockId: 'b2',
        severity: 'warning',
        field: 'mapping.ErrorCode.path',
        key: 'may-be-empty',
        values: { path: 'steps.b1.caseNumber' },
      },
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

  it('has ways out for an answer that it waits for, whose named results later steps read', () => {
    const within = { amount: 2, unit: 'days' };
    const answer = { within, attributes: [{ name: 'caseNumber', type: 'number' }] };
    const config = { trigger: 'case-requested', mapping: MAPPING, answer };
    const portsOf = (one: object) =>
      definition.ports(definition.config.parse(one)).map(({ id }) => id);
    expect(portsOf(config)).toEqual(['answered', 'no-answer', 'error']);
    expect(portsOf({ trigger: 'case-requested' })).toEqual(['next', 'error']);
    const after = (text: string): Block[] => [{ id: 'b2', kind: 'sms', config: { text } }];
    const read = (text: string) =>
      compileBlocks([
        {
          id: 'b1',
          kind: 'activate-trigger',
          config,
          branches: { answered: after(text), 'no-answer': [] },
        },
      ]).map(({ key }) => key);
    expect(read('Case {{ steps.b1.caseNumber }}: {{ steps.b1.outcome }}')).toEqual([]);
    expect(read('Case {{ steps.b1.number }}')).toEqual(['unknown-attribute']);
    expect(
      checkBlock('activate-trigger', { ...config, answer: { within: { ...within, amount: 0 } } }),
    ).toEqual(['answer.within.amount: too-small']);
  });
});
