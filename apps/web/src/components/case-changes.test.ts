import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { dictionariesOf } from '../i18n/dictionaries.ts';
import { caseChanges } from './case-changes.ts';

beforeAll(async () => {
  await i18next.init({
    lng: 'pt-BR',
    resources: { 'pt-BR': dictionariesOf('pt-BR') },
    interpolation: { escapeValue: false },
  });
});

test('status and priority are translated, attributes stand by their names, equal values are left out', () => {
  const changes = {
    before: { status: 'Open', subject: 'A', attributes: { DeviceID: 'd1', same: 1 } },
    after: { status: 'In progress', subject: 'A', attributes: { DeviceID: 'd2', same: 1 } },
  };
  expect(caseChanges(changes, { language: 'pt-BR' })).toEqual([
    'Status: Aberto → Em andamento',
    'DeviceID: d1 → d2',
  ]);
});

test('a new case tells what it was given, and a customer by name', () => {
  const after = { priority: 'Critical', contactId: 'con_1', reportedById: null, attributes: {} };
  expect(caseChanges({ after }, { language: 'pt-BR', names: { con_1: 'Ana' } })).toEqual([
    'Prioridade: Crítica',
    'Cliente: Ana',
  ]);
});
