import type { DocumentIndex, IndexedBlock } from './index-document.ts';
import type { Problem, ProblemDraft } from './problem.ts';
import { unreachableBlocks } from './unreachable-blocks.ts';

/** Blocks a journey may have. */
export const BLOCK_LIMIT = 2000;
const BLOCK_WARNING = 200;
const BRANCH_LIMIT = 25;
/** Blocks a block may stand inside of, and from how many on the author is warned. */
export const DEPTH_LIMIT = 8;
const DEPTH_WARNING = 6;

/** What is wrong with the shape of the tree: too much of something, a taken id, an unreachable block. */
export function checkStructure(index: DocumentIndex): Problem[] {
  const problems: Problem[] = [];
  if (index.blocks.every((block) => block.passed)) {
    problems.push({ severity: 'error', blockId: null, field: 'blocks', key: 'no-steps' });
  }
  if (index.blocks.length > BLOCK_WARNING) {
    const values = { count: index.blocks.length, maximum: BLOCK_LIMIT };
    const at = { blockId: null, field: 'blocks', values };
    problems.push(
      index.blocks.length > BLOCK_LIMIT
        ? { ...at, severity: 'error', key: 'too-many-blocks' }
        : { ...at, severity: 'warning', key: 'many-blocks' },
    );
  }
  const unreachable = unreachableBlocks(index);
  for (const block of index.blocks) {
    const found = [...checkId(index, block), ...checkDepth(block)];
    if (!block.passed) found.push(...checkBranches(block));
    const ended = unreachable.get(block);
    if (ended) {
      const values = { after: ended.id };
      found.push({ severity: 'error', field: '', key: 'after-the-end', values });
    }
    problems.push(...found.map((problem): Problem => ({ ...problem, blockId: block.block.id })));
  }
  return problems;
}

function checkId(index: DocumentIndex, block: IndexedBlock): ProblemDraft[] {
  if (index.byId.get(block.block.id) === block) return [];
  const values = { id: block.block.id };
  return [{ severity: 'error', field: 'id', key: 'already-used-id', values }];
}

/** Said once per branch, at its first block. */
function checkDepth({ depth, place }: IndexedBlock): ProblemDraft[] {
  if (place.index > 0) return [];
  const values = { depth, maximum: DEPTH_LIMIT };
  if (depth === DEPTH_LIMIT + 1) return [{ severity: 'error', field: '', key: 'too-deep', values }];
  if (depth === DEPTH_WARNING) return [{ severity: 'warning', field: '', key: 'deep', values }];
  return [];
}

function checkBranches({ block, ports, spec }: IndexedBlock): ProblemDraft[] {
  const drawn = Object.entries(block.branches ?? {});
  const problems: ProblemDraft[] = [];
  const count = Math.max(drawn.length, ports.length);
  if (count > BRANCH_LIMIT) {
    const values = { count, maximum: BRANCH_LIMIT };
    problems.push({ severity: 'error', field: 'branches', key: 'too-many-branches', values });
  }
  if (!spec) return problems;
  for (const [port, sequence] of drawn) {
    if (sequence.length === 0 || ports.some((one) => one.id === port)) continue;
    const field = `branches.${port}`;
    problems.push({ severity: 'error', field, key: 'unknown-port', values: { port } });
  }
  return problems;
}
