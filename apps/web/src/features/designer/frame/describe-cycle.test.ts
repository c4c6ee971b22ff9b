import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { dictionariesOf } from '../../../i18n/dictionaries.ts';
import { describeCycle } from './describe-cycle.ts';

beforeAll(async () => {
  const resources = { 'pt-BR': dictionariesOf('pt-BR') };
  await i18next.init({ lng: 'pt-BR', resources, interpolation: { escapeValue: false } });
});

test('each journey of a cycle is told with what it starts the next by, and the first closes it', () => {
  const links = [
    { name: 'A', trigger: { key: 'case-opened', name: 'Case opened' } },
    { name: 'B', trigger: { key: 'own', name: 'Device failed' } },
  ];
  expect(describeCycle({ name: 'A → B → A', links })).toBe(
    '“A” → Caso aberto → “B” → Device failed → “A”',
  );
});
