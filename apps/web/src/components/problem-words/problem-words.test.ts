import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { dictionariesOf } from '../../i18n/dictionaries.ts';
import { problemWords } from './problem-words.ts';

beforeAll(async () => {
  await i18next.init({
    lng: 'pt-BR',
    resources: { 'pt-BR': dictionariesOf('pt-BR') },
    interpolation: { escapeValue: false },
  });
});

test('a known code is said in the language of the reader, with its values', () => {
  expect(problemWords({ code: 'last-admin', values: { name: 'Ana' } }, 'x')).toMatch(
    /^Ana é o último administrador/,
  );
  expect(problemWords({ code: 'wrong-type', values: { expected: 'number' } }, 'x')).toBe(
    'É preciso um número.',
  );
  const values = { role: 'viewer', roles: 'agent, admin' };
  expect(problemWords({ code: 'role-missing', values }, 'x')).toBe(
    'Seu papel é Leitor; isto exige um destes: Atendente, Administrador.',
  );
});

test('values without a word of their own are told as they are', () => {
  const values = { expected: 'bigint' };
  expect(problemWords({ code: 'wrong-type', values }, 'x')).toBe('É preciso bigint.');
  expect(problemWords({ code: 'last-admin', values: { name: 'number' } }, 'x')).toMatch(/^number /);
});

test('a code that is newer than the dictionary is said by the sentence of the server', () => {
  expect(problemWords({ code: 'brand-new' }, 'The server said so.')).toBe('The server said so.');
  expect(problemWords({}, 'The server said so.')).toBe('The server said so.');
});
