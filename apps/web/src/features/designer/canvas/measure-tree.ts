import type { Block } from '@percurso/journey/document';
import { BRANCH_GAP, BRANCH_WIDTH, BYPASS_WIDTH, CARD_WIDTH } from './layout-metrics.ts';

export interface TreeRules {
  /** Ports with a sequence of their own, in the order they are drawn. */
  drawnPorts(block: Block): readonly string[];
  /** Whether the flow never goes on behind this block, its branches aside. */
  endsFlow(block: Block): boolean;
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
export function measureTree(blocks: readonly Block[], rules: TreeRules): SequenceMeasure {
  const measured = blocks.map((block) => measureBlock(block, rules));
  return {
    blocks: measured,
    left: measured.reduce((most, one) => Math.max(most, one.left), BRANCH_WIDTH / 2),
    right: measured.reduce((most, one) => Math.max(most, one.right), BRANCH_WIDTH / 2),
    ends: measured.some((one) => one.ends),
  };
}

function measureBlock(block: Block, rules: TreeRules): BlockMeasure {
  const half = CARD_WIDTH / 2;
  const ports = rules.drawnPorts(block);
  if (ports.length === 0) {
    const ends = rules.endsFlow(block);
    return { block, branches: [], bypass: null, left: half, right: half, ends };
  }
  const branches: BranchMeasure[] = [];
  let edge = 0;
  for (const port of ports) {
    const sequence = measureTree(block.branches?.[port] ?? [], rules);
    branches.push({ port, sequence, offset: edge + sequence.left });
    edge += sequence.left + sequence.right + BRANCH_GAP;
  }
  const passes = block.disabled === true || rules.joinsUndrawn(block);
  const lane = passes ? edge + BYPASS_WIDTH / 2 : null;
  const width = passes ? edge + BYPASS_WIDTH : edge - BRANCH_GAP;
  const last = lane ?? branches.at(-1)?.offset ?? 0;
  const axis = ((branches[0]?.offset ?? 0) + last) / 2;
  return {
    block,
    branches: branches.map((branch) => ({ ...branch, offset: branch.offset - axis })),
    bypass: lane === null ? null : lane - axis,
    left: Math.max(half, axis),
    right: Math.max(half, width - axis),
    ends: rules.endsFlow(block) || (!passes && branches.every(({ sequence }) => sequence.ends)),
  };
}
