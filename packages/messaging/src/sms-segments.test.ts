import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSegments } from './sms-segments.ts';
import { splitSegments } from './split-segments.ts';

describe('countSegments', () => {
  it.each([
    ['', { encoding: 'GSM-7', characters: 0, segments: 0, perSegment: 160 }],
    ['a'.repeat(160), { encoding: 'GSM-7', characters: 160, segments: 1, perSegment: 160 }],
    ['a'.repeat(161), { encoding: 'GSM-7', characters: 161, segments: 2, perSegment: 153 }],
    ['a'.repeat(306), { encoding: 'GSM-7', characters: 306, segments: 2, perSegment: 153 }],
    ['a'.repeat(307), { encoding: 'GSM-7', characters: 307, segments: 3, perSegment: 153 }],
    ['€'.repeat(80), { encoding: 'GSM-7', characters: 160, segments: 1, perSegment: 160 }],
    ['~^|\\{}[]€', { encoding: 'GSM-7', characters: 18, segments: 1, perSegment: 160 }],
    ['ã'.repeat(70), { encoding: 'UCS-2', characters: 70, segments: 1, perSegment: 70 }],
    ['ã'.repeat(71), { encoding: 'UCS-2', characters: 71, segments: 2, perSegment: 67 }],
    ['ã'.repeat(135), { encoding: 'UCS-2', characters: 135, segments: 3, perSegment: 67 }],
    ['😀'.repeat(35), { encoding: 'UCS-2', characters: 70, segments: 1, perSegment: 70 }],
  ])('counts %#', (text, expected) => {
    expect(countSegments(text)).toMatchObject(expected);
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
