import type { BlockId } from './document.ts';

/** A gap in the document: before the block that now stands at `index` of a sequence. */
export interface Place {
  /** The block that holds the sequence; null for the journey's own. */
  parent: BlockId | null;
  /** Its port; null for the journey's own sequence. */
  port: string | null;
  index: number;
}
