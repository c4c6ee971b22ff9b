import type { Block } from '@percurso/journey/document';
import { describe, expect, it } from 'vitest';
import { checkBlock, compileBlocks, TRIGGERS } from '../testing/check-block.ts';
import type { WaitForConfig } from './block.ts';
import { definition } from './block.ts';

const limit = { amount: 2, unit: 'days' };
const parse = (config: object): WaitForConfig => definition.config.parse(config);
const requested = { id: 'e1', trigger: 'case-requested' };
const failed = { id: 'e2', trigger: 'device-failed' };
const portsOf = (config: object) => definition.ports(parse(config));

describe('wait-for', () => {
  it('wants triggers that are ready, each with an id of its own', () => {
    expect(checkBlock('wait-for', definition.defaults())).toEqual([
      'events.0.trigger: trigger-unknown',
    ]);
    const check = (...events: object[]) => checkBlock('wait-for', { events, limit });
    expect(check(requested, failed)).toEqual([]);
    expect(check({ ...requested, trigger: 'unfinished' })).toEqual([
      'events.0.trigger: trigger-not-ready',
    ]);
    expect(check(failed, { ...requested, trigger: 'old' })).toEqual([
      'events.1.trigger: trigger-stopped',
    ]);
    expect(check(requested, { ...failed, id: 'e1' })).toEqual(['events.1.id: already-used-id']);
    expect(check()).toEqual(['events: required']);
    const eleven = Array.from({ length: 11 }, (_, index) => ({ ...failed, id: `e${index + 1}` }));
    expect(check(...eleven)).toEqual(['events: too-big']);
  });

  it('checks limit, look-back, key attribute and message of each event', () => {
    const check = (more: object, event: object = {}) =>
      checkBlock('wait-for', { events: [{ ...requested, ...event }], limit, ...more });
    expect(check({ limit: { amount: 0, unit: 'days' } })).toEqual(['limit.amount: too-small']);
    expect(check({ lookBack: { amount: 300, unit: 'weeks' } })).toEqual([
      'lookBack.amount: wait-too-long',
    ]);
    expect(check({}, { keyAttribute: 'DeviceID' })).toEqual([]);
    expect(check({}, { keyAttribute: 'Serial' })).toEqual([
      'events.0.keyAttribute: not-an-attribute',
    ]);
    expect(check({}, { message: 'b9' })).toEqual(['events.0.message: block-not-before']);
  });

  it('looks into the conditions with the attributes of their own event', () => {
    const check = (attribute: string) => {
      const conditions = { attribute, operator: 'is', value: 'Critical' };
      return checkBlock('wait-for', { events: [{ ...requested, conditions }], limit });
    };
    expect(check('event.Priority')).toEqual([]);
    expect(check('event.tags')).toEqual(['events.0.conditions.attribute: unknown-attribute']);
  });

  it('calls the ways of one event yes and no, those of several by their triggers', () => {
    const yes = { id: 'e1', word: 'yes', trigger: 'case-requested' };
    expect(portsOf({ events: [requested], limit })).toEqual([yes, { id: 'timeout', word: 'no' }]);
    expect(portsOf({ events: [requested], limit, mode: 'all' })[0]).toEqual({ ...yes, id: 'all' });
    const events = [requested, failed, { id: 'e3', trigger: '' }];
    expect(portsOf({ events, limit })).toEqual([
      { id: 'e1', trigger: 'case-requested' },
      { id: 'e2', trigger: 'device-failed' },
      { id: 'e3', word: 'empty' },
      { id: 'timeout' },
    ]);
    expect(portsOf({ events, limit, mode: 'all' })).toEqual([{ id: 'all' }, { id: 'timeout' }]);
  });

  it('says what it waits for', () => {
    const summary = (config: object) => definition.summary(parse({ limit, ...config }));
    expect(definition.summary(definition.defaults())).toEqual({ key: 'empty' });
    expect(summary({ events: [requested] })).toEqual({
      key: 'one-days',
      values: { trigger: 'case-requested', count: 2 },
    });
    expect(summary({ events: [requested, failed], mode: 'all' })).toEqual({
      key: 'all-days',
      values: { events: 2, count: 2 },
    });
  });

  it('gives later steps the attributes of what may come, and which it was where one decides', () => {
    const results = (mode: string) =>
      definition
        .results?.(parse({ events: [requested, failed], limit, mode }), TRIGGERS)
        .map(({ name }) => name);
    const columns = ['DeviceID', 'ErrorCode', 'Priority', 'tags', 'Note', 'receivedAt'];
    expect(results('any')).toEqual([...columns, 'event']);
    expect(results('all')).toEqual(columns);
    const wait: Block = {
      id: 'b1',
      kind: 'wait-for',
      config: { events: [requested], limit },
      branches: {
        e1: [{ id: 'b2', kind: 'sms', config: { text: '{{ steps.b1.Priority }}' } }],
        timeout: [],
      },
    };
    expect(compileBlocks([wait])).toEqual([]);
  });
});
