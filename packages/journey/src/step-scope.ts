import type { Attribute, ScopeAttribute } from './attribute.ts';
import { blockOrder } from './block-order.ts';
import type { DocumentIndex, IndexedBlock } from './index-document.ts';
import type { FoundPath } from './path-lookup.ts';
import { unknownPath } from './path-lookup.ts';

const STEP_PATH = /^steps\.([^.]+)\.([^.]+)$/;

/** The results earlier blocks leave for the one at `at`, those of a joined branch marked. */
export function stepScope(index: DocumentIndex, at: IndexedBlock): ScopeAttribute[] {
  return index.blocks.flatMap((block) => {
    if (block.results.length === 0 || block.passed) return [];
    const order = blockOrder(block, at, index.jumps);
    if (order !== 'before' && order !== 'joined-branch') return [];
    return block.results.map((result) => stepAttribute(block, result, order !== 'before'));
  });
}

/** What one `steps.…` path means at a block. */
export function findStepPath(index: DocumentIndex, at: IndexedBlock, path: string): FoundPath {
  const [, id = '', name] = STEP_PATH.exec(path) ?? [];
  const block = index.byId.get(id);
  const result = block?.results.find((one) => one.name === name);
  if (!block || !result) return unknownPath(path);
  const order = blockOrder(block, at, index.jumps);
  if (order === 'not-before') {
    return { problem: { severity: 'error', key: 'step-not-before', values: { path, block: id } } };
  }
  const attribute = stepAttribute(block, result, order !== 'before');
  if (block.passed) return { attribute, warning: 'step-disabled' };
  return order === 'before' ? { attribute } : { attribute, warning: 'step-in-other-branch' };
}

/** The results of every block, for places where people may stand anywhere. */
export function everyResult(index: DocumentIndex): ScopeAttribute[] {
  return index.blocks.flatMap((block) =>
    block.passed ? [] : block.results.map((result) => stepAttribute(block, result, true)),
  );
}

/** What one `steps.…` path means where people may stand anywhere: a result that may be missing. */
export function findResultPath(index: DocumentIndex, path: string): FoundPath {
  const [, id = '', name] = STEP_PATH.exec(path) ?? [];
  const block = index.byId.get(id);
  const result = block?.results.find((one) => one.name === name);
  if (!block || !result) return unknownPath(path);
  const attribute = stepAttribute(block, result, true);
  return block.passed ? { attribute, warning: 'step-disabled' } : { attribute };
}

function stepAttribute(
  { block }: IndexedBlock,
  { name, type, options, required }: Attribute,
  otherBranch: boolean,
): ScopeAttribute {
  return {
    path: `steps.${block.id}.${name}`,
    type,
    ...(options ? { options } : {}),
    ...(required && !otherBranch ? { required } : {}),
    blockId: block.id,
    ...(otherBranch ? { otherBranch } : {}),
  };
}
