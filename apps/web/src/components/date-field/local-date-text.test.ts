import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLocalDate, writeLocalDate } from './local-date-text.ts';

const languages = ['en', 'pt-BR', 'es'] as const;

test('a date is written in the figures of the language', () => {
  const written = languages.map((language) => writeLocalDate('2026-03-09T18:05', language));
  expect(written).toEqual(['03/09/2026 06:05 PM', '09/03/2026 18:05', '09/03/2026 18:05']);
  expect(writeLocalDate('2026-03-09', 'es')).toBe('09/03/2026');
  expect(writeLocalDate('', 'es')).toBe('');
});

test('every date is read back as it was written', () => {
  const moments = fc
    .date({ min: new Date('1000-01-01T00:00Z'), max: new Date('9999-12-31T00:00Z') })
    .filter((date) => !Number.isNaN(date.getTime()));
  const lengths = fc.constantFrom(10, 16, 19);
  fc.assert(
    fc.property(moments, lengths, fc.constantFrom(...languages), (date, length, language) => {
      const value = date.toISOString().slice(0, length);
      const text = writeLocalDate(value, language);
      expect(readLocalDate(text, { language, withTime: length > 10 })).toBe(value);
    }),
  );
});

test.each<[string, (typeof languages)[number], string | undefined]>([
  ['1/2/2026 9:05', 'en', '2026-01-02T09:05'],
  ['1/2/2026 9:05', 'es', '2026-02-01T09:05'],
  ['1.2.2026, 12:30 a. m.', 'es', '2026-02-01T00:30'],
  ['01/02/2026 12:30 pm', 'en', '2026-01-02T12:30'],
  ['2026-02-01T09:05', 'en', '2026-02-01T09:05'],
  ['01/02/2026', 'pt-BR', '2026-02-01T00:00'],
  ['30/02/2026 09:05', 'pt-BR', undefined],
  ['13/01/2026 09:05', 'en', undefined],
  ['01/02/26 09:05', 'es', undefined],
  ['01/02/2026 24:00', 'es', undefined],
  ['01/02/2026 13:00 PM', 'en', undefined],
  ['01/02/2026 9', 'en', undefined],
  ['tomorrow', 'en', undefined],
])('%s in %s is %s', (text, language, value) => {
  expect(readLocalDate(text, { language, withTime: true })).toBe(value);
});

test('a date alone has no time of day', () => {
  expect(readLocalDate('01/02/2026 09:00', { language: 'es', withTime: false })).toBeUndefined();
});
