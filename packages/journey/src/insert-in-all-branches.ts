import type { BlockSpecs } from './block-spec.ts';
import { copyUnderNewIds } from './copy-under-new-ids.ts';
import type { Block, BlockId, JourneyDocument } from './document.ts';
import { findBlock } from './find-block.ts';
import { insertBlock } from './insert-block.ts';
import { nextBlockId } from './next-block-id.ts';
import type { Place } from './place.ts';
import { updateBlock } from './update-sequence.ts';

/**
 * Puts a fork into a gap and what follows there into each of its branches: into the first as it is,
 * into the others as copies under new ids. Gives the same document back where `insertBlock` would.
 */
export function insertInAllBranches(edit: {
  document: JourneyDocument;
  place: Place;
  block: Block;
  definitions: BlockSpecs;
  alsoTaken?: Iterable<BlockId> | undefined;
}): JourneyDocument {
  const { document, place, block, definitions, alsoTaken } = edit;
  const [port, ...others] = Object.keys(block.branches ?? {});
  if (port === undefined) return document;
  const inserted = insertBlock({ document, place, block, keepFollowing: { port } });
  if (inserted === document) return document;
  const kept = findBlock(inserted, block.id)?.block.branches?.[port] ?? [];
  const following = kept.slice(block.branches?.[port]?.length);
  return others.reduce((now, other) => {
    const first = nextBlockId(now, alsoTaken);
    const copies = copyUnderNewIds({ blocks: following, first, definitions });
    return updateBlock(now, block.id, (fork) => ({
      ...fork,
      branches: { ...fork.branches, [other]: [...(fork.branches?.[other] ?? []), ...copies] },
    }));
  }, inserted);
}
