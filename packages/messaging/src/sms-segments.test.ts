import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSegments } from './sms-segments.ts';
import { splitSegments } from './split-segments.ts';

describe('countSegments', () => {
  it.each([
    ['', 'GSM-7', 0, 0, 160],
    ['a'.repeat(160), 'GSM-7', 160, 1, 160],
    ['a'.repeat(161), 'GSM-7', 161, 2, 153],
    ['a'.repeat(306), 'GSM-7', 306, 2, 153],
    ['a'.repeat(307), 'GSM-7', 307, 3, 153],
    ['€'.repeat(80), 'GSM-7', 160, 1, 160],
    ['~^|\\{}[]€', 'GSM-7', 18, 1, 160],
    ['ã'.repeat(70), 'UCS-2', 70, 1, 70],
    ['ã'.repeat(71), 'UCS-2', 71, 2, 67],
    ['ã'.repeat(135), 'UCS-2', 135, 3, 67],
    ['😀'.repeat(35), 'UCS-2', 70, 1, 70],
  ])('counts %#', (text, encoding, characters, segments, perSegment) => {
    expect(countSegments(text)).toMatchObject({ encoding, characters, segments, perSegment });
  });

  it('names each offender once, in order', () => {
    expect(countSegments('Atenção, João: ação “já”').offenders).toEqual(['ç', 'ã', '“', 'á', '”']);
  });

  it('moves an escape pair whole to the next part', () => {
    const text = `${'a'.repeat(152)}€${'a'.repeat(152)}`;
    expect(splitSegments(text).parts.map((part) => part.units)).toEqual([152, 153, 1]);
    expect(countSegments(text).segments).toBe(3);
  });

  it('moves a surrogate pair whole to the next part', () => {
    const text = `${'ã'.repeat(66)}😀ããã`;
    expect(splitSegments(text).parts.map((part) => part.text)).toEqual(['ã'.repeat(66), '😀ããã']);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: fc.constantFrom('a', '€', '{', 'é', '\n'), maxLength: 400 }),
  fc.string({ unit: fc.constantFrom('a', 'ã', '😀', '👩‍👩‍👧', '\ud800'), maxLength: 200 }),
);

describe('countSegments, for any text', () => {
  it('loses nothing, overfills no part and splits no surrogate pair', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { parts, perSegment } = splitSegments(text);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        expect(parts.flatMap((part) => Array.from(part.text))).toEqual(Array.from(text));
        for (const part of parts) expect(part.units).toBeLessThanOrEqual(perSegment);
      }),
    );
  });

  it('has the sum of its parts as its length, with at most one unit unused per full part', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { characters, segments, perSegment } = countSegments(text);
        expect(characters).toBeGreaterThanOrEqual(text === '' ? 0 : 1);
        expect(segments).toBeGreaterThanOrEqual(Math.ceil(characters / perSegment));
        expect((segments - 1) * (perSegment - 1)).toBeLessThanOrEqual(characters);
      }),
    );
  });

  it('never takes fewer parts for more text', () => {
    fc.assert(
      fc.property(anyText, anyText, (head, tail) => {
        expect(countSegments(head + tail).segments).toBeGreaterThanOrEqual(
          countSegments(head).segments,
        );
      }),
    );
  });
});
