import { expect, test } from 'vitest';
import { ServiceError } from '../service-error.ts';
import { readImportColumns } from './import-columns.ts';

test('a header names fields, own attributes by type, consents, and columns to leave out', () => {
  const header = [
    'email',
    'attributes.seats:number',
    'consent.sms.commercial',
    ' ',
    'attributes.x',
  ];
  expect(readImportColumns(header)).toEqual([
    { kind: 'field', name: 'email' },
    { kind: 'attribute', name: 'seats', type: 'number' },
    { kind: 'consent', channel: 'sms', purpose: 'commercial' },
    { kind: 'none' },
    { kind: 'attribute', name: 'x', type: 'text' },
  ]);
});

test.each([
  [['externalId', 'Nome'], [['columns[1]', 'import-column-unknown']]],
  [['email', 'attributes.1a'], [['columns[1]', 'import-column-unknown']]],
  [['email', 'attributes.a:money'], [['columns[1]', 'import-column-unknown']]],
  [['email', 'consent.fax.commercial'], [['columns[1]', 'import-column-unknown']]],
  [['email', 'attributes.a', 'attributes.a:number'], [['columns[2]', 'import-column-twice']]],
  [['phone', 'firstName'], [['columns', 'import-identifier-missing']]],
])('the header %j is refused by name', (header, problems) => {
  let errors: unknown;
  try {
    readImportColumns(header);
  } catch (error) {
    errors =
      error instanceof ServiceError ? error.errors?.map((one) => [one.path, one.code]) : error;
  }
  expect(errors).toEqual(problems);
});
