import { Predicate } from '@percurso/journey/predicate';
import i18next from 'i18next';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { dictionariesOf } from '../../i18n/dictionaries.ts';
import { optionData, optionWords } from './option-words.ts';
import { predicateWords } from './predicate-sentence.ts';

const priorities = ['Low', 'Normal', 'High', 'Critical'];

beforeAll(async () => {
  await i18next.init({
    lng: 'pt-BR',
    resources: { en: dictionariesOf('en'), 'pt-BR': dictionariesOf('pt-BR') },
  });
});

beforeEach(() => i18next.changeLanguage('pt-BR'));

test('a status and a priority are told in the language of the reader, with what is stored', () => {
  expect(optionWords('Critical', priorities)).toBe('Crítica (Critical)');
  expect(optionWords('Resolved', ['Resolved', 'Closed'])).toBe('Resolvido (Resolved)');
});

test('where both are one word it is told once', async () => {
  await i18next.changeLanguage('en');
  expect(optionWords('Critical', priorities)).toBe('Critical');
});

test("options of the workspace's own are told as they are", () => {
  expect(optionWords('Low', ['Low', 'Enormous'])).toBe('Low');
  expect(optionWords('Low', [])).toBe('Low');
  expect(optionWords('Low', undefined)).toBe('Low');
});

test('a chosen value that is no option any more stays in the list, once', () => {
  expect(optionData(['Low', 'High'], ['High', 'Urgent'])).toEqual([
    { value: 'Low', label: 'Baixa (Low)' },
    { value: 'High', label: 'Alta (High)' },
    { value: 'Urgent', label: 'Urgent' },
  ]);
});

test('a condition read back tells them in the language of the reader', () => {
  const status = { attribute: 'trigger.record.status', operator: 'changed-to', value: 'Resolved' };
  const own = { attribute: 'trigger.status', operator: 'is', value: 'Resolved' };
  const t = i18next.getFixedT('pt-BR', 'attributes');
  const say = (row: object) =>
    predicateWords(Predicate.parse(row), { t, language: 'pt-BR', name: (path) => path });
  expect(say(status)).toContain('“Resolvido”');
  expect(say({ ...status, attribute: 'event.record.status' })).toContain('“Resolvido”');
  expect(say(own)).toContain('“Resolved”');
});
