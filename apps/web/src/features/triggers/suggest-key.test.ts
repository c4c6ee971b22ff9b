import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEY_LENGTH, KEY_PATTERN, suggestKey } from './suggest-key.ts';

describe('suggestKey', () => {
  it('drops accents and joins words by hyphens', () => {
    expect(suggestKey('  Erro crítico no dispositivo! ')).toBe('erro-critico-no-dispositivo');
  });

  it('is empty or a valid key for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        const key = suggestKey(name);
        expect(key === '' || KEY_PATTERN.test(key)).toBe(true);
        expect(key.length).toBeLessThanOrEqual(KEY_LENGTH);
      }),
    );
  });
});
