import { describe, expect, it } from 'vitest';
import { columnName, columnProblem, namesPeople, suggestColumns } from './import-columns.ts';
import { importPages, pageText } from './import-pages.ts';
import { readCsvFile } from './read-csv-file.ts';
import { refusedCsv } from './save-refused.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);

describe('a file', () => {
  it.each([
    ['UTF-8', bytes('email;nome\na@x.example;José'), 'utf-8', ';'],
    ['UTF-8 with a mark', bytes('\uFEFFemail,nome\na@x.example,José'), 'utf-8', ','],
    ['Latin-1', bytes('email;nome\na@x.example;José', 'latin1'), 'windows-1252', ';'],
    ['UTF-16', bytes('\uFEFFemail\tnome\na@x.example\tJosé', 'utf16le'), 'utf-16le', '\t'],
  ])('in %s is read with its own separator', (_name, content, ...[encoding, separator]) => {
    expect(readCsvFile(content)).toEqual({
      header: ['email', 'nome'],
      rows: [{ row: 2, cells: ['a@x.example', 'José'] }],
      encoding,
      separator,
      brokenAt: null,
    });
  });

  it('keeps its own row numbers over blank rows, and says where a quote does not close', () => {
    expect(readCsvFile(bytes('a\n\n1\n\n2\n')).rows.map(({ row }) => row)).toEqual([3, 5]);
    expect(readCsvFile(bytes('a,b\n1,2\n"3,4\n')).brokenAt).toBe(3);
  });
});

describe('columns', () => {
  const { header, rows } = readCsvFile(
    bytes('Código;E-mail;Nome;Celular;Pontos;CEP;Newsletter;\n7;a@x.example;Ana;+55;12;01310;sim;'),
  );
  const columns = suggestColumns(header, rows);

  it('are guessed by name, own attributes by their values too', () => {
    expect(columns.map(columnName)).toEqual([
      'externalId',
      'email',
      'firstName',
      'phone',
      'attributes.Pontos:number',
      'attributes.CEP',
      'consent.email.commercial',
      '',
    ]);
    expect(namesPeople(columns)).toBe(true);
  });

  it('are refused twice, or with a name that no attribute has', () => {
    const [first, second] = suggestColumns(['email', 'Mail'], []);
    if (!first || !second) throw new Error('Two columns were given.');
    expect([first, second].map(({ target }) => target)).toEqual(['email', 'attribute']);
    const both = [first, { ...second, target: 'email' as const }];
    expect(both.map((column) => columnProblem(column, both))).toEqual(['twice', 'twice']);
    expect(columnProblem({ ...second, attribute: 'a b' }, [first])).toBe('attributeName');
  });
});

describe('pages', () => {
  it('carry every row once and stay within what a request may hold', () => {
    const rows = Array.from({ length: 2_500 }, (_, index) => ({ row: index + 2, cells: ['x'] }));
    expect(importPages(rows).map(({ rows: { length }, done }) => [length, done])).toEqual([
      [1_000, 1_000],
      [1_000, 2_000],
      [500, 2_500],
    ]);
    const long = rows.map(({ row }) => ({ row, cells: ['x'.repeat(5_000)] }));
    expect(importPages(long).flatMap(({ rows: of }) => of)).toEqual(long);
    expect(Math.max(...importPages(long).map(({ rows: of }) => of.length))).toBeLessThan(210);
  });

  it('are CSV under the names of the API', () => {
    const columns = suggestColumns(['E-mail', 'Nota'], []);
    const page = { rows: [{ row: 9, cells: ['a@x.example', 'say "hi", =1+1'] }], done: 1 };
    expect(pageText(page, columns)).toBe('email,attributes.Nota\na@x.example,"say ""hi"", =1+1"');
  });
});

it('the list of refused rows runs no formula', () => {
  const lines = [{ row: 2, column: 'Name', expected: 'x', got: '=HYPERLINK("http://x.example")' }];
  expect(refusedCsv({ header: ['Row', 'Column', 'Expected', 'Got'], lines })).toBe(
    '\uFEFFRow,Column,Expected,Got\r\n2,Name,x,"\'=HYPERLINK(""http://x.example"")"\r\n',
  );
});
