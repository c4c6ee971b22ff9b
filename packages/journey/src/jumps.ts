import type { BlockId } from './document.ts';
import type { DocumentIndex, IndexedBlock } from './index-document.ts';
import type { ProblemDraft } from './problem.ts';

/** A block that sends people on to a later one. */
export interface Jump {
  from: IndexedBlock;
  to: IndexedBlock;
}

/**
 * Where people may be sent from a block: to a later block of its own sequence or of one around it,
 * never into a branch, and never out of the passes of a loop.
 */
export function mayJump({ from, to }: Jump): boolean {
  for (let at: IndexedBlock | null = from; at; at = at.parent) {
    const { port, index } = at.place;
    if (to.parent === at.parent && to.place.port === port) return to.place.index > index;
    if (port !== null && at.parent?.spec?.loop?.includes(port)) return false;
  }
  return false;
}

/** The jumps of a document that lead where they may. */
export function findJumps({ blocks, byId }: Pick<DocumentIndex, 'blocks' | 'byId'>): Jump[] {
  return blocks.flatMap((from): Jump[] => {
    const to = from.passed ? undefined : byId.get(targetOf(from) ?? '');
    return to && mayJump({ from, to }) ? [{ from, to }] : [];
  });
}

/** The block it sends people to; null where it sends nobody, or does not say. */
function targetOf({ spec, config, problems }: IndexedBlock): BlockId | null {
  return problems.length > 0 ? null : (spec?.jump?.(config) ?? null);
}

/** What is wrong with where a block sends people. */
export function checkJump(index: DocumentIndex, from: IndexedBlock): ProblemDraft[] {
  const target = targetOf(from);
  if (target === null || index.jumps.some((jump) => jump.from === from)) return [];
  const key = index.byId.has(target) ? 'target-not-allowed' : 'target-gone';
  return [{ severity: 'error', field: 'target', key, values: { block: target } }];
}
