import type { JsonValue } from '@percurso/journey/json-value';
import { TABLE_ATTRIBUTES } from '@percurso/journey/table-attributes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeRule } from '../../../components/attributes/trigger-option.ts';
import { exampleContact, exampleRecord } from './example-record.ts';
import { recordEventOf, recordFields, recordFormOf } from './record-form.ts';
import { emptyForm } from './test-form.ts';

const opened: ChangeRule = {
  table: 'case',
  audience: 'contactId',
  actions: ['created'],
  columns: [],
};
const statusChanged: ChangeRule = { ...opened, actions: ['updated'], columns: ['status'] };
const anyContact: ChangeRule = {
  table: 'contact',
  audience: 'id',
  actions: ['created', 'updated'],
  columns: [],
};
const words = { subject: 'Broken' };

const ruleArb = fc.constantFrom(opened, statusChanged, anyContact);
/** An event as the database raises it: any values, some of which changed. */
const eventArb = ruleArb.chain((rule) => {
  const columns = TABLE_ATTRIBUTES[rule.table];
  const record = fc.record(
    Object.fromEntries(
      columns.map(({ name, type, options }) => [
        name,
        type === 'number'
          ? fc.integer()
          : fc.option(options ? fc.constantFrom(...options) : fc.string({ minLength: 1 })),
      ]),
    ),
  );
  const changed = rule.actions.includes('updated')
    ? fc.subarray(
        columns.map(({ name }) => name),
        { minLength: 1 },
      )
    : fc.constant<string[]>([]);
  return fc.record({ record, before: record, changed, id: fc.uuid() }).map((made) => {
    const after: Record<string, JsonValue> = { ...made.record, id: made.id };
    const created = made.changed.length === 0;
    const earlier = Object.fromEntries(
      made.changed.map((name) => [name, made.before[name] ?? null]),
    );
    const event: Record<string, JsonValue> = {
      record: after,
      before: created ? null : { ...after, ...earlier },
      changed: made.changed,
      action: created ? 'created' : 'updated',
      source: 'api',
    };
    return { rule, event };
  });
});

describe('the form of an event of a record', () => {
  it('gives back any event that it was filled with', () => {
    fc.assert(
      fc.property(eventArb, ({ rule, event }) => {
        expect(recordEventOf(rule, recordFormOf(rule, event), null)).toEqual(event);
      }),
    );
  });

  it('has a field for each column by its type, and one for what a changed column was before', () => {
    const fields = recordFields(statusChanged, ['status']);
    expect(fields.map(({ name }) => name)).toEqual([
      'record.number',
      'record.subject',
      'record.status',
      'record.priority',
      'record.contactId',
      'record.reportedById',
      'before.status',
    ]);
    expect(fields.at(-1)?.options).toContain('In progress');
  });

  it('makes the record that of the customer of the test', () => {
    const event = exampleRecord(opened, words, null);
    const form = recordFormOf(opened, event);
    expect(recordEventOf(opened, form, 'con_7')).toMatchObject({ record: { contactId: '7' } });
    const contact = recordFormOf(anyContact, exampleRecord(anyContact, words, null));
    expect(recordEventOf(anyContact, contact, 'con_7')).toMatchObject({ record: { id: '7' } });
  });

  it('tells what changed by the columns that have another value before', () => {
    const form = recordFormOf(statusChanged, exampleRecord(statusChanged, words, null));
    expect(form.changed).toEqual(['status']);
    const event = recordEventOf(statusChanged, { ...form, changed: ['status', 'priority'] }, null);
    expect(event).toMatchObject({
      action: 'updated',
      record: { priority: 'High' },
      before: { priority: null, subject: 'Broken' },
      changed: ['status', 'priority'],
    });
  });
});

describe('exampleRecord', () => {
  it('of a new record has nothing before', () => {
    expect(exampleRecord(opened, words, null)).toEqual({
      record: {
        number: 1001,
        subject: 'Broken',
        status: 'Open',
        priority: 'High',
        contactId: null,
        reportedById: null,
      },
      before: null,
      changed: [],
    });
  });

  it('of a change has the column that the trigger is about with another value before', () => {
    const known = { id: 'k', number: 7, subject: 'Cold', status: 'Resolved', priority: 'Low' };
    expect(exampleRecord(statusChanged, words, known)).toEqual({
      record: known,
      before: { ...known, status: 'Waiting' },
      changed: ['status'],
    });
    const first = exampleRecord(statusChanged, words, { ...known, status: 'Open' });
    expect(first).toMatchObject({ before: { status: 'In progress' }, changed: ['status'] });
    const phone: ChangeRule = { ...anyContact, actions: ['updated'], columns: ['phone'] };
    const { record, before } = exampleRecord(phone, words, null);
    expect(before).not.toEqual(record);
  });

  it('of somebody made up says what was filled in', () => {
    const person = { ...emptyForm.person, email: ' bia@example.org ' };
    expect(exampleContact(person)).toMatchObject({ email: 'bia@example.org', language: 'pt-BR' });
  });
});
