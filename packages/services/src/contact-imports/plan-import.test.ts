import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContactRow } from '../contacts/contact-row.ts';
import { readImportColumns } from './import-columns.ts';
import { parseImport } from './parse-import.ts';
import type { StoredPeople } from './plan-import.ts';
import { planImport } from './plan-import.ts';
import { readImportRows } from './read-import-rows.ts';

const nobody: StoredPeople = { names: [], contacts: [], consents: [] };

function read(csv: string, options: { separator?: 'semicolon'; firstRow?: number } = {}) {
  const { header, records } = parseImport({ csv, firstRow: 2, ...options });
  return readImportRows(records, { header, columns: readImportColumns(header) });
}

/** Plans a text over what is stored, and tells it in few words. */
function plan(csv: string, stored: StoredPeople = nobody) {
  const { rows, problems } = read(csv);
  const planned = planImport(rows, stored);
  const all = [...problems, ...planned.problems];
  return { ...planned, refused: all.map(({ row, field, code, got }) => [row, field, code, got]) };
}

function person(number: number, fields: Partial<ContactRow>): ContactRow {
  return {
    id: `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    externalId: null,
    email: null,
    phone: null,
    firstName: null,
    lastName: null,
    language: null,
    timeZone: null,
    attributes: {},
    createdAt: new Date(0),
    updatedAt: new Date(0),
    ...fields,
  };
}

function store(...contacts: ContactRow[]): StoredPeople {
  const names = contacts.map(({ id, externalId, email }) => ({ id, externalId, email }));
  return { names, contacts, consents: [] };
}

describe('reading rows', () => {
  it('takes any of three separators, a byte order mark, quotes over lines and blank rows', () => {
    const csv =
      '\uFEFFemail;firstName\r\n\r\na@x.example;"Ana ""A""\nBeatriz"\r\n;\r\nb@x.example;B\r\n';
    const { rows, problems } = read(csv);
    expect(problems).toEqual([]);
    expect(rows.map(({ row, fields }) => [row, fields])).toEqual([
      [3, { email: 'a@x.example', firstName: 'Ana "A"\nBeatriz' }],
      [5, { email: 'b@x.example', firstName: 'B' }],
    ]);
    expect(read('email\tfirstName\na@x.example\tAna').rows[0]?.fields.firstName).toBe('Ana');
  });

  it('keeps a formula as the text it is', () => {
    const { rows } = read('email,firstName,attributes.a\na@x.example,"=1+1","@SUM(A1)"');
    expect(rows[0]?.fields).toMatchObject({ firstName: '=1+1', attributes: { a: '@SUM(A1)' } });
  });

  it('refuses a row with every cell that cannot be read, and says what is there', () => {
    const csv = [
      'externalId,email,phone,attributes.seats:number,consent.email.commercial,attributes.vip:boolean',
      'a1,not-mail,12,"2,5",perhaps,sim',
      ',,+55 11 99999-0001,1,yes,1',
      'con_1,c@x.example,,,,,,more',
    ].join('\n');
    expect(plan(csv).refused).toEqual([
      [2, 'attributes.seats:number', 'wrong-type', '2,5'],
      [2, 'consent.email.commercial', 'invalid-choice', 'perhaps'],
      [2, 'email', 'invalid-email', 'not-mail'],
      [2, 'phone', 'invalid-phone', '12'],
      [3, '', 'import-row-nameless', ''],
      [4, '', 'import-cells-too-many', ''],
      [4, 'externalId', 'invalid-external-id', 'con_1'],
    ]);
  });

  it.each([
    ['', 'import-empty'],
    ['email,name\n"a@x.example,Ana\n', 'import-quotes'],
    [`email\n${'a@x.example\n'.repeat(5_001)}`, 'too-many'],
  ])('refuses a text that is no list of rows', (csv, code) => {
    expect(() => parseImport({ csv, firstRow: 2 })).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ code })] }),
    );
  });
});

describe('deciding', () => {
  const ana = person(1, { externalId: 'a1', email: 'ana@x.example', firstName: 'Ana' });
  const bia = person(2, { email: 'bia@x.example', phone: '+5511999990001' });

  it('finds by external id, else by e-mail, and gives an external id to who had none', () => {
    const { counts, changed, created } = plan(
      'externalId,email,firstName\na1,,Anna\nb1,bia@x.example,Bia\nc1,,Caio\n,ana@x.example,',
      store(ana, bia),
    );
    expect(counts).toEqual({ created: 1, changed: 2, unchanged: 1 });
    expect(changed.map(({ after }) => [after.externalId, after.email, after.firstName])).toEqual([
      ['a1', 'ana@x.example', 'Anna'],
      ['b1', 'bia@x.example', 'Bia'],
    ]);
    expect(created.map(({ externalId }) => externalId)).toEqual(['c1']);
  });

  it('refuses an address that belongs to another, stored or of a row before', () => {
    const csv =
      'externalId,email\na1,bia@x.example\nz9,ana@x.example\nd1,d@x.example\ne1,\ne1,d@x.example';
    expect(plan(csv, store(ana, bia)).refused).toEqual([
      [2, 'email', 'email-taken', 'bia@x.example'],
      [3, 'email', 'event-contact-other-id', 'ana@x.example'],
      [6, 'email', 'import-email-twice', 'd@x.example'],
    ]);
  });

  it('records a consent that is new, and never undoes an opt-out that the person gave', () => {
    const stored = {
      ...store(ana, bia),
      consents: [
        { channel: 'sms', purpose: 'commercial', state: 'opted-out', source: 'reply' },
        { channel: 'sms', purpose: 'transactional', state: 'opted-out', source: 'person' },
      ].map((one) => ({ ...one, address: '+5511999990001' })) as StoredPeople['consents'],
    };
    const of = (column: string, row: string) => plan(`email,${column}\n${row}`, stored);
    expect(of('consent.sms.commercial', 'bia@x.example,opted-in').refused).toEqual([
      [2, 'consent.sms.commercial', 'consent-withdrawn', 'opted-in'],
    ]);
    expect(of('consent.sms.commercial', 'bia@x.example,no').counts.unchanged).toBe(1);
    expect(of('consent.sms.transactional', 'bia@x.example,yes').consents).toMatchObject([
      { contactId: bia.id, address: '+5511999990001', state: 'opted-in' },
    ]);
    expect(of('consent.sms.commercial', 'ana@x.example,yes').refused).toEqual([
      [2, 'consent.sms.commercial', 'address-missing', 'yes'],
    ]);
  });

  it('counts every row once, and gives no address to two', () => {
    const cell = fc.constantFrom('', 'a', 'b', 'c');
    const line = fc.tuple(cell, cell, cell);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        const mail = (text: string) => (text === '' ? '' : `${text}@x.example`);
        const body = lines.map(([id, email, name]) => `${id},${mail(email)},${name}`).join('\n');
        const csv = `externalId,email,firstName\n${body}`;
        const first = plan(csv);
        const { created, changed, unchanged } = first.counts;
        const blank = lines.filter((cells) => cells.every((text) => text === '')).length;
        expect(
          created + changed + unchanged + new Set(first.refused.map(([row]) => row)).size,
        ).toBe(lines.length - blank);
        expect(first.created.length).toBe(created);
        const emails = first.created.flatMap(({ email }) => email ?? []);
        expect(new Set(emails).size).toBe(emails.length);
      }),
    );
  });

  it('changes nothing when the same people come once more', () => {
    const csv = `externalId,email,attributes.n:number\n${[1, 2, 3].map((n) => `p${n},p${n}@x.example,${n}`).join('\n')}`;
    expect(plan(csv, store(...plan(csv).created)).counts).toEqual({
      created: 0,
      changed: 0,
      unchanged: 3,
    });
  });
});
