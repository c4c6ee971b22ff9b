import { expect, test } from 'vitest';
import { formatRelative } from './format-time.ts';

const now = new Date('2026-03-10T12:00:00Z');

test.each([
  ['2026-03-10T11:59:40Z', 'en', 'now'],
  ['2026-03-10T11:57:10Z', 'en', '2 minutes ago'],
  ['2026-03-10T11:57:10Z', 'pt-BR', 'há 2 minutos'],
  ['2026-03-10T11:57:10Z', 'es', 'hace 2 minutos'],
  ['2026-03-09T11:00:00Z', 'en', 'yesterday'],
  ['2026-03-12T13:00:00Z', 'pt-BR', 'depois de amanhã'],
  ['2024-03-01T00:00:00Z', 'en', '2 years ago'],
])('%s in %s reads "%s"', (at, language, words) => {
  expect(formatRelative(at, language, now)).toBe(words);
});

test('days are those of the calendar: the evening before last is not yesterday', () => {
  const evening = new Date(2026, 2, 8, 20).toISOString();
  expect(formatRelative(evening, 'en', new Date(2026, 2, 10, 9))).toBe('2 days ago');
  expect(formatRelative(evening, 'es', new Date(2026, 2, 10, 9))).toBe('anteayer');
});
