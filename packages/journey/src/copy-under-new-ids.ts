import type { BlockSpecs } from './block-spec.ts';
import type { Block, BlockConfig } from './document.ts';
import { BlockId } from './document.ts';
import type { JsonValue } from './json-value.ts';
import { walkBlocks } from './walk-blocks.ts';

const STEP_REFERENCE = /\bsteps\.([a-z][a-z0-9]{0,15})\b/g;

export interface CopyUnderNewIds {
  blocks: readonly Block[];
  /** `b12`: the copies are numbered from here on, in the order of the flow. */
  first: BlockId;
  definitions: BlockSpecs;
  /** What a block outside the copied ones is called where the copy will stand; the same by default. */
  outside?: ((id: BlockId) => BlockId) | undefined;
}

/**
 * Copies of blocks with their branches. What they read of one another (`steps.b2.…`), or name
 * otherwise, is the copied block.
 */
export function copyUnderNewIds(copy: CopyUnderNewIds): Block[] {
  const { blocks, first, definitions, outside = (id) => id } = copy;
  const ids = new Map<BlockId, BlockId>();
  let number = Number(first.slice(1));
  for (const { block } of walkBlocks({ blocks: [...blocks] })) {
    ids.set(block.id, `b${number}`);
    number += 1;
  }
  const idOf = (id: BlockId): BlockId => ids.get(id) ?? outside(id);
  return blocks.map((block) => relinkBlock(block, { idOf, definitions }));
}

interface Relinking {
  idOf(id: BlockId): BlockId;
  definitions: BlockSpecs;
}

/** A block, with its branches, under other names. */
export function relinkBlock(block: Block, relinking: Relinking): Block {
  const branches = Object.entries(block.branches ?? {}).map(
    ([port, sequence]): [string, Block[]] => [
      port,
      sequence.map((one) => relinkBlock(one, relinking)),
    ],
  );
  return {
    ...block,
    id: relinking.idOf(block.id),
    config: relinkConfig(block, relinking),
    ...(block.branches ? { branches: Object.fromEntries(branches) } : {}),
  };
}

/** A config that does not parse names a block all the same, and may be completed later. */
function relinkConfig({ kind, config }: Block, { idOf, definitions }: Relinking): BlockConfig {
  const copied = copyConfig(config, idOf);
  const field = Object.hasOwn(definitions, kind) ? definitions[kind]?.refersBy : undefined;
  const named = BlockId.safeParse(field === undefined ? undefined : config[field]);
  return field === undefined || !named.success ? copied : { ...copied, [field]: idOf(named.data) };
}

function copyConfig(config: BlockConfig, idOf: Relinking['idOf']): BlockConfig {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => [name, copyValue(value, idOf)]),
  );
}

function copyValue(value: JsonValue, idOf: Relinking['idOf']): JsonValue {
  if (typeof value === 'string') {
    return value.replace(STEP_REFERENCE, (_whole, id: string) => `steps.${idOf(id)}`);
  }
  if (Array.isArray(value)) return value.map((item) => copyValue(item, idOf));
  return value !== null && typeof value === 'object' ? copyConfig(value, idOf) : value;
}
