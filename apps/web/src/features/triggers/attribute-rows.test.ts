import { Attribute } from '@percurso/journey/attribute';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributesOf, checkRows, emptyRow, moveRow, rowsOf } from './attribute-rows.ts';

const attributes = fc.uniqueArray(
  fc.record(
    {
      name: fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/),
      type: fc.constantFrom('text', 'number', 'boolean', 'date-time', 'list'),
      required: fc.constant(true),
    },
    { requiredKeys: ['name', 'type'] },
  ),
  { selector: ({ name }) => name, maxLength: 10 },
);

describe('attribute rows', () => {
  it('there and back is the same attributes, without a problem', () => {
    fc.assert(
      fc.property(attributes, (list) => {
        const typed = list.map((one) => Attribute.parse(one));
        const rows = rowsOf(typed);
        expect(attributesOf(rows)).toEqual(typed);
        expect(checkRows(rows).size).toBe(0);
      }),
    );
  });

  it('names what is wrong with each row', () => {
    const rows = ['ErrorCode', '', 'device id', ' ErrorCode '].map((name) => ({
      ...emptyRow(),
      name,
    }));
    expect(rows.map((row) => checkRows(rows).get(row.id))).toEqual([
      undefined,
      'missing',
      'pattern',
      'twice',
    ]);
  });

  it('keeps options of texts only', () => {
    const row = { ...emptyRow(), name: 'Priority', options: ['Low', 'High'] };
    expect(attributesOf([row])).toEqual([
      { name: 'Priority', type: 'text', options: ['Low', 'High'] },
    ]);
    expect(attributesOf([{ ...row, type: 'number' }])).toEqual([
      { name: 'Priority', type: 'number' },
    ]);
  });

  it('moving keeps every row, and up then down is where it was', () => {
    fc.assert(
      fc.property(attributes, fc.nat(), (list, pick) => {
        const rows = rowsOf(list.map((one) => Attribute.parse(one)));
        const id = rows[pick % Math.max(rows.length, 1)]?.id ?? 'none';
        const down = moveRow(rows, id, 1);
        expect(new Set(down)).toEqual(new Set(rows));
        if (rows.at(-1)?.id !== id) expect(moveRow(down, id, -1)).toEqual(rows);
      }),
    );
  });
});
