import { expect, test } from 'vitest';
import { suppressionReason } from './suppression-reason.ts';

test.each([
  ['550 5.1.1 No such user here', 'bounced'],
  ['5.1.10', 'bounced'],
  ['smtp; 550-5.2.1 The account is disabled', 'bounced'],
  ['552 5.2.2 Mailbox full', null],
  ['550 5.7.1 Refused by policy', null],
  ['4.1.1 Try later', null],
  ['15.1.1', null],
  ['relay 10.5.1.1 said no', null],
  ['no such number', null],
])('a bounce “%s”: %s', (reason, expected) => {
  expect(suppressionReason({ kind: 'bounced', reason })).toBe(expected);
});

test('a complaint suppresses, a reply does not', () => {
  expect(suppressionReason({ kind: 'complained' })).toBe('complained');
  expect(suppressionReason({ kind: 'replied', reason: '5.1.1' })).toBeNull();
  expect(suppressionReason({ kind: 'bounced' })).toBeNull();
});
