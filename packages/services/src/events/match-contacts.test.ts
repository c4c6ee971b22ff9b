import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownContact } from './match-contacts.ts';
import { matchContacts } from './match-contacts.ts';

const uuid = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const known = (number: number, fields: Partial<KnownContact>): KnownContact => ({
  id: uuid(number),
  externalId: null,
  email: null,
  phone: null,
  ...fields,
});

describe('matchContacts', () => {
  it('takes the contact that all identifiers name', () => {
    const ana = known(1, { externalId: 'ana', email: 'a@x.example', phone: '+1' });
    const { contactIds, made, errors } = matchContacts(
      [{ externalId: 'ana', email: 'a@x.example', phone: '+1' }, { email: 'a@x.example' }],
      [ana],
    );
    expect({ contactIds, made, errors }).toEqual({
      contactIds: [ana.id, ana.id],
      made: [],
      errors: [],
    });
  });

  it('follows a merged contact, which is stored under both names with one id', () => {
    const rows = [known(1, { externalId: 'new' }), known(1, { externalId: 'old', phone: '+1' })];
    const { contactIds, errors } = matchContacts([{ externalId: 'new', phone: '+1' }], rows);
    expect(errors).toEqual([]);
    expect(contactIds).toEqual([uuid(1)]);
  });

  it('refuses identifiers of two, and a phone that two share when nothing else decides', () => {
    const rows = [
      known(1, { externalId: 'a', phone: '+1' }),
      known(2, { email: 'b@x.example', phone: '+1' }),
      known(3, { phone: '+3' }),
    ];
    const given = [
      { externalId: 'a', email: 'b@x.example' },
      { phone: '+1' },
      { externalId: 'a', phone: '+3' },
      { externalId: 'a', phone: '+1' },
    ];
    const { contactIds, errors } = matchContacts(given, rows);
    expect(errors.map(({ path }) => path)).toEqual([
      'events[0].contact',
      'events[1].contact',
      'events[2].contact',
    ]);
    expect(contactIds[3]).toBe(uuid(1));
  });

  it('gives events that share an identifier one contact, and makes no identifier twice', () => {
    const letter = fc.constantFrom('a', 'b', 'c');
    const identifiers = fc.record(
      { externalId: letter, email: letter, phone: letter },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(identifiers, { minLength: 1, maxLength: 12 }), (given) => {
        const { contactIds, made, errors } = matchContacts(given, []);
        for (const kind of ['externalId', 'email'] as const) {
          const values = made.map((contact) => contact[kind]).filter((value) => value !== null);
          expect(new Set(values).size).toBe(values.length);
        }
        const byId = new Map(made.map((contact) => [contact.id, contact]));
        given.forEach((identifier, index) => {
          const id = contactIds[index] ?? null;
          if (id === null) {
            expect(errors.some(({ path }) => path.startsWith(`events[${index}]`))).toBe(true);
            return;
          }
          const { externalId } = identifier;
          if (externalId) expect(byId.get(id)?.externalId).toBe(externalId);
        });
      }),
    );
  });
});
