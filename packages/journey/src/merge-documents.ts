import type { Block, BlockId, JourneyDocument } from './document.ts';
import { walkBlocks } from './walk-blocks.ts';

type Blocks = ReadonlyMap<BlockId, Block>;

/**
 * One tree with every block of two documents once: those of `after` where they stand there, and what
 * only `before` has behind the neighbour it stood behind. What it says of itself is `after`'s.
 */
export function mergeDocuments(before: JourneyDocument, after: JourneyDocument): JourneyDocument {
  const merging = { old: blocksById(before), present: blocksById(after) };
  return { ...after, blocks: mergeSequences(before.blocks, after.blocks, merging) };
}

function blocksById(document: JourneyDocument): Map<BlockId, Block> {
  return new Map([...walkBlocks(document)].map(({ block }) => [block.id, block]));
}

function mergeSequences(
  before: readonly Block[],
  after: readonly Block[],
  merging: { old: Blocks; present: Blocks },
): Block[] {
  const here = new Set(after.map(({ id }) => id));
  const gone = new Map<BlockId | null, Block[]>();
  let behind: BlockId | null = null;
  for (const block of before) {
    if (here.has(block.id)) behind = block.id;
    else if (!merging.present.has(block.id)) gone.set(behind, [...(gone.get(behind) ?? []), block]);
  }
  const both = [
    ...(gone.get(null) ?? []),
    ...after.flatMap((block) => [block, ...(gone.get(block.id) ?? [])]),
  ];
  return both.map((block) => mergeBlock(block, merging));
}

function mergeBlock(block: Block, merging: { old: Blocks; present: Blocks }): Block {
  const [was, is] = [merging.old.get(block.id), merging.present.get(block.id)];
  const ports = new Set([...Object.keys(is?.branches ?? {}), ...Object.keys(was?.branches ?? {})]);
  if (ports.size === 0) return block;
  const branches = [...ports].map((port): [string, Block[]] => [
    port,
    mergeSequences(sequenceOf(was, port), sequenceOf(is, port), merging),
  ]);
  return { ...block, branches: Object.fromEntries(branches) };
}

function sequenceOf(block: Block | undefined, port: string): Block[] {
  const branches = block?.branches ?? {};
  return Object.hasOwn(branches, port) ? (branches[port] ?? []) : [];
}
