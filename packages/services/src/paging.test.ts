import { expect, test } from 'vitest';
import { z } from 'zod';
import { cutPage, decodeCursor, encodeCursor } from './paging.ts';
import { ServiceError } from './service-error.ts';

const shape = z.tuple([z.string(), z.number()]);

test('a cursor is read as it was made; none is the first page', () => {
  expect(decodeCursor(encodeCursor(['é', 3]), shape)).toEqual(['é', 3]);
  expect(decodeCursor(undefined, shape)).toBeNull();
});

test.each(['', 'x', '%%%', encodeCursor(['a']), encodeCursor([1, 'a'])])(
  'the cursor %j was not made here',
  (cursor) => {
    expect(() => decodeCursor(cursor, shape)).toThrow(ServiceError);
  },
);

test('a page has a next one only where a further row was found', () => {
  const position = (row: number) => [row];
  expect(cutPage([1, 2, 3], 2, position)).toEqual({ rows: [1, 2], nextCursor: encodeCursor([2]) });
  expect(cutPage([1, 2], 2, position)).toEqual({ rows: [1, 2], nextCursor: null });
  expect(cutPage([], 2, position)).toEqual({ rows: [], nextCursor: null });
});
