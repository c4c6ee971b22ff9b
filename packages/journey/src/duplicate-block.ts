import type { BlockSpecs } from './block-spec.ts';
import type { Block, BlockConfig, BlockId, JourneyDocument } from './document.ts';
import { findBlock } from './find-block.ts';
import type { JsonValue } from './json-value.ts';
import { nextBlockId } from './next-block-id.ts';
import { updateSequence } from './update-sequence.ts';
import { walkBlocks } from './walk-blocks.ts';

const STEP_REFERENCE = /\bsteps\.([a-z][a-z0-9]{0,15})\b/g;

/**
 * Copies a block with its branches right behind it, under new ids. What the copy reads of itself
 * (`steps.b2.…` of a block inside it), or names otherwise, is the copied block. `blockId` is the
 * copy's id, or null when there is no such block.
 */
export function duplicateBlock(edit: {
  document: JourneyDocument;
  blockId: BlockId;
  definitions: BlockSpecs;
  alsoTaken?: Iterable<BlockId> | undefined;
}): { document: JourneyDocument; blockId: BlockId | null } {
  const { document, blockId, definitions, alsoTaken } = edit;
  const found = findBlock(document, blockId);
  if (!found) return { document, blockId: null };
  const ids = newIds(found.block, nextBlockId(document, alsoTaken));
  const copy = copyBlock(found.block, { ids, definitions });
  const { place } = found;
  return {
    document: updateSequence(document, place, (sequence) =>
      sequence.toSpliced(place.index + 1, 0, copy),
    ),
    blockId: copy.id,
  };
}

function newIds(block: Block, first: BlockId): Map<BlockId, BlockId> {
  let number = Number(first.slice(1));
  const ids = new Map<BlockId, BlockId>();
  for (const inside of walkBlocks({ blocks: [block] })) {
    ids.set(inside.block.id, `b${number}`);
    number += 1;
  }
  return ids;
}

interface Copying {
  ids: Map<BlockId, BlockId>;
  definitions: BlockSpecs;
}

function copyBlock(block: Block, copying: Copying): Block {
  const { ids, definitions } = copying;
  const branches = Object.entries(block.branches ?? {}).map(
    ([port, sequence]): [string, Block[]] => [port, sequence.map((one) => copyBlock(one, copying))],
  );
  return {
    ...block,
    id: ids.get(block.id) ?? block.id,
    config: relink(block, { ids, definitions }),
    ...(block.branches ? { branches: Object.fromEntries(branches) } : {}),
  };
}

/** A config that does not parse names nobody its kind would know of. */
function relink({ kind, config }: Block, { ids, definitions }: Copying): BlockConfig {
  const copied = copyConfig(config, ids);
  const spec = Object.hasOwn(definitions, kind) ? definitions[kind] : undefined;
  if (!spec?.relink || !spec.config.safeParse(copied).success) return copied;
  return spec.relink(copied, (id) => ids.get(id) ?? id);
}

function copyConfig(config: BlockConfig, ids: Map<BlockId, BlockId>): BlockConfig {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => [name, copyValue(value, ids)]),
  );
}

function copyValue(value: JsonValue, ids: Map<BlockId, BlockId>): JsonValue {
  if (typeof value === 'string') {
    return value.replace(STEP_REFERENCE, (whole, id: string) => {
      const copied = ids.get(id);
      return copied === undefined ? whole : `steps.${copied}`;
    });
  }
  if (Array.isArray(value)) return value.map((item) => copyValue(item, ids));
  return value !== null && typeof value === 'object' ? copyConfig(value, ids) : value;
}
