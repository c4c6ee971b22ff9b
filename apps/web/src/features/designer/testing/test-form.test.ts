import type { Attribute } from '@percurso/journey/attribute';
import { describe, expect, it } from 'vitest';
import { testAttributes } from '../../../components/test-values/test-values.ts';
import { valuesOf } from './held-values.ts';
import { recordFormOf } from './record-form.ts';
import { spanOf } from './span-of.ts';
import { emptyForm, setupOf } from './test-form.ts';

const attributes: Attribute[] = [
  { name: 'ErrorCode', type: 'number' },
  { name: 'SeenAt', type: 'date-time' },
  { name: 'Online', type: 'boolean' },
  { name: 'Parts', type: 'list' },
];
const event = {
  ErrorCode: 12,
  SeenAt: '2026-01-31T09:30:05.000Z',
  Online: false,
  Parts: ['fan'],
};

const none = { attributes: [], change: null, contactAttributes: [] };

describe('setupOf', () => {
  it('takes a customer with the values of the event', () => {
    const contact = { id: 'con_1', name: 'Ana' };
    const form = { ...emptyForm, contact, values: valuesOf(attributes, event) };
    expect(setupOf(form, { ...none, attributes })).toEqual({ contact: 'con_1', event });
  });

  it('takes somebody made up: what is filled in, typed attributes, consent where there is an address', () => {
    const person = {
      ...emptyForm.person,
      firstName: ' Ana ',
      phone: '+5511999990000',
      sms: 'opted-out' as const,
      mail: 'opted-in' as const,
      attributes: [
        { name: 'devices', value: '3' },
        { name: 'vip', value: 'true' },
        { name: 'code', value: '0012' },
        { name: 'tags', value: 'a, b' },
        { name: ' ', value: 'lost' },
      ],
    };
    const contactAttributes = [
      { name: 'code', type: 'text' as const },
      { name: 'tags', type: 'list' as const },
    ];
    const form = { ...emptyForm, who: 'made-up' as const, person };
    expect(setupOf(form, { ...none, contactAttributes })).toMatchObject({
      contact: {
        firstName: 'Ana',
        phone: '+5511999990000',
        attributes: { devices: 3, vip: true, code: '0012', tags: ['a', 'b'] },
        consents: [
          { channel: 'sms', purpose: 'transactional', state: 'opted-out' },
          { channel: 'sms', purpose: 'commercial', state: 'opted-out' },
        ],
      },
    });
  });

  it('is none while no customer is chosen', () => {
    expect(setupOf(emptyForm, { ...none, attributes })).toBeNull();
  });

  it('takes the record as that of the customer', () => {
    const rule = {
      table: 'case' as const,
      audience: 'contactId' as const,
      actions: ['updated' as const],
      columns: ['status'],
    };
    const record = recordFormOf(rule, { record: { status: 'Open' }, before: null });
    const form = { ...emptyForm, contact: { id: 'con_1', name: 'Ana' } };
    expect(setupOf(form, { ...none, change: { rule, record } })).toMatchObject({
      event: { record: { status: 'Open', contactId: '1' } },
    });
  });

  it('reads back what a real event fills in', () => {
    expect(testAttributes(attributes, valuesOf(attributes, event))).toEqual(event);
    const empty = { ErrorCode: null, SeenAt: null, Online: null, Parts: null };
    expect(testAttributes(attributes, valuesOf(attributes, {}))).toEqual(empty);
  });
});

describe('spanOf', () => {
  const from = '2026-03-10T12:00:00.000Z';
  it.each([
    ['2026-03-10T12:00:00.400Z', null],
    ['2026-03-12T12:00:00.003Z', '2 days'],
    ['2026-03-11T13:30:00.000Z', '1 day, 1 hour'],
    ['2026-03-12T12:00:53.000Z', '2 days'],
    ['2026-03-10T12:00:45.000Z', '45 seconds'],
  ])('to %s is %s', (to, span) => expect(spanOf(from, to, 'en')).toBe(span));
});
