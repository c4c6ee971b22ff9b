import { z } from 'zod';
import { ServiceError } from './service-error.ts';

/** Query of every list. The cursor is what the page before gave as `nextCursor`. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** Answer of every list: a page of items and the cursor of the next, null on the last one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

/** Values of the sort columns of the last row, as text that only this API reads. */
export function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** The position a cursor stands for, null for the first page; throws `invalid` for one not made here. */
export function decodeCursor<Position>(
  cursor: string | undefined,
  shape: z.ZodType<Position>,
): Position | null {
  if (cursor === undefined) return null;
  const parsed = shape.safeParse(readJson(cursor));
  if (parsed.success) return parsed.data;
  const message = 'is not a cursor of this list: pass back nextCursor as it came, or leave it out';
  throw new ServiceError('invalid', {
    detail: `cursor ${message}.`,
    errors: [{ path: 'cursor', message, code: 'invalid-cursor' }],
  });
}

/** Cuts rows fetched with `limit + 1` to one page; `position` gives the sort columns of a row. */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
  position: (row: Row) => (string | number)[],
): { rows: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { rows: page, nextCursor: more ? encodeCursor(position(last)) : null };
}

function readJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
