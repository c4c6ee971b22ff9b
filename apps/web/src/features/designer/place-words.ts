import type { BlockId } from '@percurso/journey/document';
import { stepPosition } from './outline/step-position.ts';
import { treeRules } from './state/block-ports.ts';
import type { DocumentState } from './state/document-store.ts';
import type { BlockWords } from './use-block-words.ts';

/** With `where`, keys under `said.`: what happened to a step, and where it is then. */
export type PlaceChange = 'added' | 'duplicated' | 'moved';

export interface PlaceWords {
  /** First of all, behind another in the journey's own sequence, or in a branch. */
  where: 'First' | '' | 'InBranch';
  name: string;
  /** The step before it, else the fork it is in; empty where it is the first of all. */
  after: string;
  step: number;
  total: number;
  /** Empty outside branches. */
  branch: string;
}

/** Where a step stands now, in words: after which one, which of how many, in which branch. */
export function placeWords(
  { document, blocks }: Pick<DocumentState, 'document' | 'blocks'>,
  { blockId, words }: { blockId: BlockId; words: BlockWords },
): PlaceWords | null {
  const at = stepPosition(document, blockId, treeRules);
  const block = blocks.get(blockId);
  if (!at || !block) return null;
  const fork = at.branch ? blocks.get(at.branch.fork) : undefined;
  const before = at.before === null ? fork : blocks.get(at.before);
  return {
    where: fork ? 'InBranch' : before ? '' : 'First',
    name: words.name(block),
    after: before ? words.name(before) : '',
    step: at.step,
    total: at.count,
    branch: at.branch && fork ? words.port(fork, at.branch.port) : '',
  };
}
