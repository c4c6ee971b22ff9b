import type { Block } from '@percurso/journey/document';
import { walkBlocks } from '@percurso/journey/walk-blocks';
import { BRANCH_GAP, BRANCH_WIDTH, BYPASS_WIDTH, CARD_WIDTH } from './layout-metrics.ts';

export interface TreeRules {
  /** Ports with a sequence of their own, in the order they are drawn. */
  drawnPorts(block: Block): readonly string[];
  /** Whether the flow never goes on behind this block, its branches aside. */
  endsFlow(block: Block): boolean;
  /** The block it sends people to; null where it sends nobody. */
  leadsTo(block: Block): string | null;
  /** Those of its ports whose branches lead back to it. */
  loopedPorts(block: Block): readonly string[];
  /** Whether someone can leave by a port that is not drawn. */
  joinsUndrawn(block: Block): boolean;
}

export interface BranchMeasure {
  port: string;
  sequence: SequenceMeasure;
  /** From the block's axis to the branch's. */
  offset: number;
}

export interface BlockMeasure {
  block: Block;
  branches: BranchMeasure[];
  /** Where a line runs past the drawn branches, from the axis; null where nobody passes so. */
  bypass: number | null;
  left: number;
  right: number;
  /** Where the line back to it runs, from the axis; null where nothing leads back. */
  back: number | null;
  /** Nobody goes on behind it. */
  ends: boolean;
}

/** Width left and right of the axis that a sequence needs, branches included. */
export interface SequenceMeasure {
  blocks: BlockMeasure[];
  left: number;
  right: number;
  ends: boolean;
}

/** The widths of a tree, from the leaves up; every block is visited once. */
export function measureTree(
  blocks: readonly Block[],
  rules: TreeRules,
  targets: ReadonlySet<string>,
): SequenceMeasure {
  const measured = blocks.map((block) => measureBlock(block, rules, targets));
  return {
    blocks: measured,
    left: measured.reduce((most, one) => Math.max(most, one.left), BRANCH_WIDTH / 2),
    right: measured.reduce((most, one) => Math.max(most, one.right), BRANCH_WIDTH / 2),
    ends: sequenceEnds(measured, targets),
  };
}

/** Where others send people, the flow goes on whatever ended before. */
function sequenceEnds(blocks: readonly BlockMeasure[], targets: ReadonlySet<string>): boolean {
  let ended = false;
  for (const { block, ends } of blocks) {
    if (targets.has(block.id)) ended = false;
    if (ends) ended = true;
  }
  return ended;
}

function measureBlock(block: Block, rules: TreeRules, targets: ReadonlySet<string>): BlockMeasure {
  const half = CARD_WIDTH / 2;
  const ports = rules.drawnPorts(block);
  if (ports.length === 0) {
    const ends = rules.endsFlow(block) || leads(block, rules);
    return { block, branches: [], bypass: null, back: null, left: half, right: half, ends };
  }
  const branches: BranchMeasure[] = [];
  let edge = 0;
  for (const port of ports) {
    const sequence = measureTree(block.branches?.[port] ?? [], rules, targets);
    branches.push({ port, sequence, offset: edge + sequence.left });
    edge += sequence.left + sequence.right + BRANCH_GAP;
  }
  const passes = block.disabled === true || rules.joinsUndrawn(block);
  const lane = passes ? edge + BYPASS_WIDTH / 2 : null;
  const width = passes ? edge + BYPASS_WIDTH : edge - BRANCH_GAP;
  const last = lane ?? branches.at(-1)?.offset ?? 0;
  const axis = ((branches[0]?.offset ?? 0) + last) / 2;
  const looped = rules.loopedPorts(block).filter((port) => ports.includes(port));
  const lines = looped.length > 0 ? BYPASS_WIDTH : 0;
  const endsBy = (port: string) =>
    branches.find((one) => one.port === port)?.sequence.ends ?? false;
  const others = ports.filter((port) => !looped.includes(port));
  return {
    block,
    branches: branches.map((branch) => ({ ...branch, offset: branch.offset - axis })),
    bypass: lane === null ? null : lane - axis,
    back: looped.length > 0 ? -Math.max(half, axis) - BYPASS_WIDTH / 2 : null,
    left: Math.max(half, axis) + lines,
    right: Math.max(half, width - axis),
    ends: rules.endsFlow(block) || (!passes && others.every(endsBy)),
  };
}

function leads(block: Block, rules: TreeRules): boolean {
  return !block.disabled && rules.leadsTo(block) !== null;
}

/** The blocks that others send people to. */
export function jumpedTo(blocks: Block[], rules: TreeRules): Set<string> {
  const targets = new Set<string>();
  for (const { block } of walkBlocks({ blocks })) {
    const target = block.disabled ? null : rules.leadsTo(block);
    if (target !== null) targets.add(target);
  }
  return targets;
}
