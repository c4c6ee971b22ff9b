import { BLOCK_LIMIT, DEPTH_LIMIT } from './check-structure.ts';
import type { JourneyDocument } from './document.ts';
import { walkBlocks } from './walk-blocks.ts';

/** The limit that a journey would go over, with what it has now and what it would have. */
export type GrowthRefusal =
  | { key: 'too-deep'; maximum: number; now: number; next: number }
  | { key: 'too-many-blocks'; maximum: number; now: number; next: number };

type Sized = Pick<JourneyDocument, 'blocks'>;

/**
 * Null where a journey may become another one. Refused is one over a limit that is further over it than the
 * one before: what is too large already, of an older import say, can still be changed and made smaller.
 */
export function growthRefusal(before: Sized, after: Sized): GrowthRefusal | null {
  const was = sizeOf(before);
  const is = sizeOf(after);
  if (is.count > Math.max(BLOCK_LIMIT, was.count)) {
    return { key: 'too-many-blocks', maximum: BLOCK_LIMIT, now: was.count, next: is.count };
  }
  if (is.depth > Math.max(DEPTH_LIMIT, was.depth)) {
    return { key: 'too-deep', maximum: DEPTH_LIMIT, now: was.depth, next: is.depth };
  }
  return null;
}

function sizeOf(document: Sized): { count: number; depth: number } {
  let count = 0;
  let deepest = 0;
  for (const { depth } of walkBlocks(document)) {
    count += 1;
    deepest = Math.max(deepest, depth);
  }
  return { count, depth: deepest };
}
