import { expect, test } from 'vitest';
import { mayStart } from './may-start.ts';
import type { Predicate } from './predicate.ts';
import type { RaisedEvent } from './raised-event.ts';
import type { TriggerInfo } from './trigger-info.ts';

const sources = ['people', 'journeys'];

function trigger(more: Partial<TriggerInfo>): TriggerInfo {
  return { key: 't', name: 'T', state: 'ready', kind: 'custom', attributes: [], ...more };
}

function onCase(record: object = {}): TriggerInfo {
  const rule = { table: 'case' as const, audience: 'contactId', actions: ['created'], sources };
  return trigger({ kind: 'record', record: { ...rule, ...record } });
}

function onContact(...columns: string[]): TriggerInfo {
  const rule = { table: 'contact' as const, audience: 'id', actions: ['updated'], sources };
  return trigger({ kind: 'record', record: { ...rule, columns } });
}

function activated(key: string): RaisedEvent {
  return { type: 'trigger', trigger: key, known: {} };
}

const opened: RaisedEvent = {
  type: 'record',
  table: 'case',
  action: 'created',
  columns: [],
  known: { status: 'Open', priority: 'High' },
};
const changed: RaisedEvent = {
  type: 'record',
  table: 'contact',
  action: 'updated',
  columns: ['email', 'language'],
  known: { language: 'pt' },
};

test.each<[string, { event: RaisedEvent; on: TriggerInfo }, boolean]>([
  ['a custom trigger by its key', { event: activated('t'), on: trigger({}) }, true],
  ['not another', { event: activated('u'), on: trigger({}) }, false],
  ['a case that is opened', { event: opened, on: onCase() }, true],
  ['not one that is changed', { event: opened, on: onCase({ actions: ['updated'] }) }, false],
  ['not what only people do', { event: opened, on: onCase({ sources: ['people'] }) }, false],
  ['nobody reported it', { event: opened, on: onCase({ audience: 'reportedById' }) }, false],
  ['not a change of contacts', { event: opened, on: onContact() }, false],
  ['a contact’s column', { event: changed, on: onContact('phone', 'email') }, true],
  ['any of its columns', { event: changed, on: onContact() }, true],
  ['not another column', { event: changed, on: onContact('phone') }, false],
])('%s', (_about, { event, on }, expected) => {
  expect(mayStart(event, { trigger: on, conditions: undefined })).toBe(expected);
});

const priority = (value: string): Predicate => ({
  attribute: 'case.priority',
  operator: 'is',
  value,
});
const unknown: Predicate = { attribute: 'contact.phone', operator: 'has-value' };

test.each<[Predicate, boolean]>([
  [priority('High'), true],
  [priority('Low'), false],
  [{ attribute: 'trigger.record.priority', operator: 'is-not', value: 'High' }, false],
  [{ attribute: 'trigger.record.status', operator: 'changed-to', value: 'Open' }, true],
  [{ attribute: 'trigger.record.status', operator: 'changed-to', value: 'Resolved' }, false],
  [{ attribute: 'trigger.record.subject', operator: 'contains', value: 'x' }, true],
  [{ attribute: 'case.priority', operator: 'is', value: { attribute: 'contact.language' } }, true],
  [{ all: [unknown, priority('Low')] }, false],
  [{ all: [unknown, priority('High')] }, true],
  [{ any: [unknown, priority('Low')] }, true],
  [{ any: [priority('Normal'), priority('Low')] }, false],
])('a case that is opened, where the entry asks for %j', (conditions, expected) => {
  expect(mayStart(opened, { trigger: onCase(), conditions })).toBe(expected);
});

test.each<[Predicate, boolean]>([
  [{ attribute: 'trigger.record.email', operator: 'changed' }, true],
  [{ attribute: 'trigger.record.phone', operator: 'changed' }, false],
  [{ attribute: 'trigger.record.language', operator: 'changed-to', value: 'pt' }, true],
  [{ attribute: 'trigger.record.language', operator: 'changed-to', value: 'es' }, false],
  [{ attribute: 'contact.language', operator: 'is', value: 'es' }, false],
  [{ attribute: 'trigger.record.email', operator: 'changed-to', value: 'a@example.com' }, true],
])('a contact that is changed, where the entry asks for %j', (conditions, expected) => {
  expect(mayStart(changed, { trigger: onContact(), conditions })).toBe(expected);
});
