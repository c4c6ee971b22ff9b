import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replaceAccents } from './replace-accents.ts';
import { countSegments } from './sms-segments.ts';

const latin1 = fc.string({
  unit: fc.integer({ min: 0, max: 0xff }).map((code) => String.fromCharCode(code)),
  maxLength: 300,
});

describe('replaceAccents', () => {
  it.each([
    ['Atenção, João: ação “já”…', 'Atencao, Joao: acao "ja"...'],
    ['Ñandú à é è ì ò ù ä ö ü ñ Ç', 'Ñandu à é è ì ò ù ä ö ü ñ Ç'],
    ['Łódź – ½ œuf', 'Lodz - 1/2 oeuf'],
    ['e\u0301', 'é'],
    ['a\u0303', 'a'],
    ['{{ contact.firstName | default: "você" }}', '{{ contact.firstName | default: "voce" }}'],
    ['Olá 😀 नमस्ते', 'Ola 😀 नमस्ते'],
  ])('turns %j into %j', (text, expected) => {
    expect(replaceAccents(text)).toBe(expected);
  });

  it('makes every Latin-1 text GSM-7, and is then done', () => {
    fc.assert(
      fc.property(latin1, (text) => {
        const replaced = replaceAccents(text);
        expect(countSegments(replaced).offenders).toEqual([]);
        expect(replaceAccents(replaced)).toBe(replaced);
      }),
    );
  });

  it('never adds an offender', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const before = new Set(countSegments(text.normalize('NFC')).offenders);
        for (const offender of countSegments(replaceAccents(text)).offenders) {
          expect(before).toContain(offender);
        }
      }),
    );
  });
});
