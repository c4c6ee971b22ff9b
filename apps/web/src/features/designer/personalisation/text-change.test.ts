import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textChange } from './text-change.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '{', '}') });

describe('textChange', () => {
  it('makes one text the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { from, to, insert } = textChange(before, after) ?? { from: 0, to: 0, insert: '' };
        expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
      }),
    );
  });

  it('touches no more than what differs', () => {
    expect(textChange('Hi Ana, bye', 'Hi Eva, bye')).toEqual({ from: 3, to: 5, insert: 'Ev' });
  });
});
