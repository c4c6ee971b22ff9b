import type { JsonValue } from '@percurso/journey/json-value';
import { describe, expect, it } from 'vitest';
import { timeWords } from './time-words.ts';

/** Before AM and PM stands a narrow space, or a plain one, as the browser's words have it. */
const say = (language: string, value: JsonValue) =>
  String(timeWords(language)(value)).replaceAll(/\s/g, ' ');

describe('times in a summary', () => {
  it.each([
    ['en', 'Dec 24, 2026, 6:00 PM', '9:00 AM'],
    ['es', '24 dic 2026, 18:00', '9:00'],
    ['pt-BR', '24 de dez. de 2026, 18:00', '09:00'],
  ])('are written as %s does, in no time zone', (language, date, time) => {
    expect(say(language, { dateTime: '2026-12-24T18:00' })).toBe(date);
    expect(say(language, { time: '09:00' })).toBe(time);
  });

  it.each([
    ['en', [3], 'Wed'],
    ['en', [1, 2], 'Mon or Tue'],
    ['en', [5, 1, 3], 'Mon, Wed, or Fri'],
    ['en', [5, 4, 3, 2, 1], 'Mon–Fri'],
    ['en', [1, 5, 6, 7], 'Mon or Fri–Sun'],
    ['es', [1, 2, 3, 6], 'lun–mié o sáb'],
    ['pt-BR', [2, 4, 6], 'ter., qui. ou sáb.'],
  ])('in %s name the days %j', (language, weekdays, words) => {
    expect(say(language, { weekdays })).toBe(words);
  });

  it.each([
    ['en', [1, 3], 'Mon and Wed'],
    ['es', [1, 3], 'lun y mié'],
    ['pt-BR', [1, 3], 'seg. e qua.'],
  ])('in %s name the days %j that are all meant', (language, weekdays, words) => {
    expect(timeWords(language, 'conjunction')({ weekdays })).toBe(words);
  });

  it('leave every other value as it is', () => {
    const written = timeWords('en');
    for (const value of ['09:00', 3, true, null, ['09:00'], { amount: 3 }]) {
      expect(written(value)).toBe(value);
    }
  });
});
