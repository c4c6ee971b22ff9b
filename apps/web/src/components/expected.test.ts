import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { dictionariesOf } from '../i18n/dictionaries.ts';
import { emailAddress, emptyOr, filled, newPassword, phoneNumber } from './expected.ts';

beforeAll(async () => {
  await i18next.init({ lng: 'pt-BR', resources: { 'pt-BR': dictionariesOf('pt-BR') } });
});

test.each(['ana@example.com', ' ana.b+c@sub.example.com '])('%s is an e-mail address', (value) => {
  expect(emailAddress(value)).toBeNull();
});

test.each(['', 'ana', 'ana@', 'ana@example', 'a na@example.com'])(
  '"%s" is not, and it says so in the language of the reader',
  (value) => {
    expect(emailAddress(value)).toBe('Informe um endereço de e-mail, como ana@example.com.');
  },
);

test.each(['+5511999990000', '+55 (11) 99999-0000', '+1 415 555-2671'])(
  '%s is a phone number',
  (value) => {
    expect(phoneNumber(value)).toBeNull();
  },
);

test.each(['11 99999-0000', '+12', '+55 onze', ''])('"%s" is none', (value) => {
  expect(phoneNumber(value)).not.toBeNull();
});

test('a field that may stay empty is checked only when it is not', () => {
  expect(emptyOr(phoneNumber)('  ')).toBeNull();
  expect(emptyOr(phoneNumber)('123')).not.toBeNull();
});

test('blanks do not fill a field, and nine characters are no password', () => {
  expect(filled('   ')).not.toBeNull();
  expect(filled('x')).toBeNull();
  expect(newPassword('123456789')).not.toBeNull();
  expect(newPassword('1234567890')).toBeNull();
});
