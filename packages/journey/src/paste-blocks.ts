import type { BlockSpecs } from './block-spec.ts';
import type { CopiedBlocks } from './copied-blocks.ts';
import { copyUnderNewIds, relinkBlock } from './copy-under-new-ids.ts';
import type { BlockId, JourneyDocument } from './document.ts';
import { nextBlockId } from './next-block-id.ts';
import type { Place } from './place.ts';
import { updateSequence } from './update-sequence.ts';
import { walkBlocks } from './walk-blocks.ts';

const LOST = 'lost';
const ID_LENGTH = 16;

/**
 * Puts copied blocks into a gap. Blocks that were cut out of this very journey keep their ids, others
 * get new ones. A reference to a block that was not copied holds only in the journey it came from;
 * elsewhere it is given a name nobody has, so that the check says it instead of another block
 * answering by chance. `blockIds` are the pasted ones', empty where the gap is not drawn.
 */
export function pasteBlocks(edit: {
  document: JourneyDocument;
  /** Id of the journey pasted into. */
  journey: string;
  place: Place;
  copied: CopiedBlocks;
  definitions: BlockSpecs;
  alsoTaken?: Iterable<BlockId> | undefined;
}): { document: JourneyDocument; blockIds: BlockId[] } {
  const { document, journey, place, copied, definitions, alsoTaken } = edit;
  const here = new Set([...walkBlocks(document)].map(({ block }) => block.id));
  const own = new Set([...walkBlocks(copied)].map(({ block }) => block.id));
  const home = copied.journey === journey;
  const outside = (id: BlockId): BlockId => (home && here.has(id) ? id : lostId(id, here));
  const blocks =
    home && [...own].every((id) => !here.has(id))
      ? copied.blocks.map((block) =>
          relinkBlock(block, { idOf: (id) => (own.has(id) ? id : outside(id)), definitions }),
        )
      : copyUnderNewIds({
          blocks: copied.blocks,
          first: nextBlockId(document, alsoTaken),
          definitions,
          outside,
        });
  const pasted = updateSequence(document, place, (sequence) =>
    sequence.toSpliced(Math.min(Math.max(place.index, 0), sequence.length), 0, ...blocks),
  );
  return { document: pasted, blockIds: pasted === document ? [] : blocks.map(({ id }) => id) };
}

/** Like `lostb3`, and no block's id. */
function lostId(id: BlockId, taken: ReadonlySet<BlockId>): BlockId {
  const plain = id.startsWith(LOST) ? id : `${LOST}${id}`.slice(0, ID_LENGTH);
  let name = plain;
  for (let number = 2; taken.has(name); number += 1) {
    name = `${plain.slice(0, ID_LENGTH - String(number).length)}${number}`;
  }
  return name;
}
