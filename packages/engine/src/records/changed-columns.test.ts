import { expect, test } from 'vitest';
import type { CaseRecord } from './case-record.ts';
import { changedColumns } from './changed-columns.ts';

const record: CaseRecord = {
  id: 'c',
  number: 1,
  subject: 'S',
  status: 'Open',
  priority: 'Low',
  contactId: null,
  reportedById: null,
  attributes: { a: 1, b: { x: 1, y: [2, 1] } },
};

test('a new case has changed nothing', () => {
  expect(changedColumns(null, record)).toEqual([]);
});

test('each column that differs is named, once', () => {
  const after = { ...record, status: 'Closed', contactId: 'p', attributes: { a: 2 } };
  expect(changedColumns(record, after)).toEqual(['status', 'contactId', 'attributes']);
});

test('the order of attribute names is no change, that of a list is', () => {
  const same = { b: { y: [2, 1], x: 1 }, a: 1 };
  expect(changedColumns(record, { ...record, attributes: same })).toEqual([]);
  const turned = { a: 1, b: { x: 1, y: [1, 2] } };
  expect(changedColumns(record, { ...record, attributes: turned })).toEqual(['attributes']);
});
