import type { Block, JourneyDocument } from './document.ts';
import type { Place } from './place.ts';
import { updateSequence } from './update-sequence.ts';
import { walkBlocks } from './walk-blocks.ts';

export interface InsertBlock {
  document: JourneyDocument;
  place: Place;
  /** With the branches it is to start with; its ids must be new. */
  block: Block;
  /** Where the blocks after the place go: behind the new block's join, or into one of its branches. */
  keepFollowing?: 'after' | { port: string } | undefined;
}

/**
 * Puts a block into a gap. Gives the same document back when the sequence is not drawn, an id is
 * taken, or the port that is to keep what follows is not a branch of the new block.
 */
export function insertBlock({
  document,
  place,
  block,
  keepFollowing = 'after',
}: InsertBlock): JourneyDocument {
  if (idsClash(document, block)) return document;
  return updateSequence(document, place, (sequence) => {
    const index = Math.min(Math.max(place.index, 0), sequence.length);
    if (keepFollowing === 'after') return sequence.toSpliced(index, 0, block);
    const branch = block.branches?.[keepFollowing.port];
    if (!branch) return sequence;
    const kept = [...branch, ...sequence.slice(index)];
    const branches = { ...block.branches, [keepFollowing.port]: kept };
    return [...sequence.slice(0, index), { ...block, branches }];
  });
}

function idsClash(document: JourneyDocument, block: Block): boolean {
  const taken = new Set<string>();
  for (const blocks of [document.blocks, [block]]) {
    for (const found of walkBlocks({ blocks })) {
      if (taken.has(found.block.id)) return true;
      taken.add(found.block.id);
    }
  }
  return false;
}
