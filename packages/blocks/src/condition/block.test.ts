import type { Predicate } from '@percurso/journey/predicate';
import { describe, expect, it } from 'vitest';
import { checkBlock } from '../testing/check-block.ts';
import { definition } from './block.ts';

describe('condition', () => {
  const row: Predicate = { attribute: 'trigger.ErrorCode', operator: 'greater-than', value: 10 };

  it('accepts a condition that fits the trigger and points at what does not', () => {
    expect(checkBlock('condition', { when: row })).toEqual([]);
    expect(checkBlock('condition', definition.defaults())).toEqual(['when: required']);
    expect(checkBlock('condition', { when: { any: [{ all: [] }] } })).toEqual(['when: required']);
    expect(checkBlock('condition', {})).toEqual(['when: required']);
    expect(checkBlock('condition', { when: { all: [{ ...row, value: 'ten' }] } })).toEqual([
      'when.all.0.value: wrong-value',
    ]);
  });

  it('says its one row in its summary, and how many there are of more', () => {
    expect(definition.summary({ when: { all: [row] } })).toEqual({
      key: 'greater-than',
      values: { attribute: row.attribute, value: 10 },
    });
    expect(definition.summary({ when: { all: [row, { any: [row] }] } })).toEqual({
      key: 'several',
      values: { count: 2 },
    });
    expect(definition.summary({ when: { all: [] } })).toEqual({ key: 'empty' });
  });

  it('gives what an attribute is compared with as a path', () => {
    const other: Predicate = { ...row, value: { attribute: 'contact.attributes.limit' } };
    const values = { attribute: row.attribute, otherAttribute: 'contact.attributes.limit' };
    expect(definition.summary({ when: other })).toEqual({ key: 'greater-than', values });
  });

  it('has a sentence for every operator and span', () => {
    const changed: Predicate = {
      attribute: 'trigger.record.status',
      operator: 'changed-to',
      value: 'Resolved',
      from: 'Open',
    };
    expect(definition.summary({ when: changed })).toEqual({
      key: 'changed-from-to',
      values: { attribute: 'trigger.record.status', from: 'Open', value: 'Resolved' },
    });
    const span: Predicate = {
      attribute: 'contact.createdAt',
      operator: 'in-the-last',
      value: { amount: 3, unit: 'days' },
    };
    expect(definition.summary({ when: span })).toEqual({
      key: 'in-the-last-days',
      values: { attribute: 'contact.createdAt', count: 3 },
    });
  });
});
