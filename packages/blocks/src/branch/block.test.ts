import type { Predicate } from '@percurso/journey/predicate';
import { describe, expect, it } from 'vitest';
import { checkBlock } from '../testing/check-block.ts';
import { definition } from './block.ts';

const WHEN = {
  attribute: 'trigger.ErrorCode',
  operator: 'greater-than',
  value: 10,
} satisfies Predicate;
const row = (id: string, name = id, when: Predicate = WHEN) => ({ id, name, when });

describe('branch', () => {
  it('has a port per row, named as the author did, and other', () => {
    const config = { rows: [row('w2', 'Severe'), row('w1', 'Mild')] };
    expect(definition.ports(config)).toEqual([
      { id: 'w2', label: 'Severe' },
      { id: 'w1', label: 'Mild' },
      { id: 'other' },
    ]);
    expect(checkBlock('branch', config)).toEqual([]);
    expect(definition.summary(config)).toEqual({ key: 'rows', values: { names: 'Severe, Mild' } });
  });

  it('takes 1 to 24 rows, each with a name, a condition and an id of its own', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, n) => row(`w${n + 1}`));
    expect(checkBlock('branch', { rows: rows(24) })).toEqual([]);
    expect(checkBlock('branch', { rows: rows(25) })).toEqual(['rows: too-big']);
    expect(checkBlock('branch', { rows: [] })).toEqual(['rows: required']);
    expect(checkBlock('branch', { rows: [row('w1', ' ')] })).toEqual(['rows.0.name: required']);
    expect(checkBlock('branch', { rows: [row('w1'), row('w1')] })).toEqual([
      'rows.1.id: way-twice',
    ]);
    expect(checkBlock('branch', { rows: [row('other')] })).toEqual(['rows.0.id: invalid']);
    expect(checkBlock('branch', definition.defaults())).toEqual([
      'rows.0.when: required',
      'rows.1.when: required',
    ]);
  });

  it('checks the paths of its conditions, each at its row', () => {
    const wrong: Predicate = { all: [{ ...WHEN, attribute: 'trigger.x' }] };
    expect(checkBlock('branch', { rows: [row('w1'), row('w2', 'B', wrong)] })).toEqual([
      'rows.1.when.all.0.attribute: unknown-attribute',
    ]);
  });
});
