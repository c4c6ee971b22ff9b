import type { Block } from '@percurso/journey/document';
import { describe, expect, it } from 'vitest';
import { outlineRows, rowsAbove } from './outline-rows.ts';
import { block, journeyOf } from './test-journey.ts';

const rules = { drawnPorts: (block: Block) => Object.keys(block.branches ?? {}) };

const journey = journeyOf([
  block('b1'),
  block('b2', { yes: [block('b3'), block('b4')], no: [] }),
  block('b5'),
]);

const ids = (collapsed: string[]) =>
  outlineRows(journey, rules, new Set(collapsed)).map(({ id, level }) => `${level} ${id}`);

describe('the rows of the outline', () => {
  it('are the trigger, every step, and every branch before its steps', () => {
    expect(ids([])).toEqual([
      '1 trigger',
      '1 b1',
      '1 b2',
      '2 b2/yes',
      '3 b3',
      '3 b4',
      '2 b2/no',
      '1 b5',
    ]);
  });

  it('leave out what is collapsed, and count its steps all the same', () => {
    expect(ids(['b2'])).toEqual(['1 trigger', '1 b1', '1 b2', '1 b5']);
    const rows = outlineRows(journey, rules, new Set(['b2/yes']));
    expect(rows.map((row) => row.id)).not.toContain('b3');
    expect(rows.at(-1)).toMatchObject({ id: 'b5', step: 5, position: 4, siblings: 4 });
  });

  it('say where a step added after them goes', () => {
    const after = new Map(
      outlineRows(journey, rules, new Set()).map((row) => [row.id, row.after] as const),
    );
    expect(after.get('trigger')).toEqual({ parent: null, port: null, index: 0 });
    expect(after.get('b2')).toEqual({ parent: null, port: null, index: 2 });
    expect(after.get('b2/no')).toEqual({ parent: 'b2', port: 'no', index: 0 });
    expect(after.get('b3')).toEqual({ parent: 'b2', port: 'yes', index: 1 });
  });

  it('know which rows must be open for a step to be seen', () => {
    expect(rowsAbove(journey, 'b3')).toEqual(['b2/yes', 'b2']);
    expect(rowsAbove(journey, 'b5')).toEqual([]);
  });
});
