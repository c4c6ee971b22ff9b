import type { Block, BlockId, JourneyDocument } from '@percurso/journey/document';
import { walkBlocks } from '@percurso/journey/walk-blocks';
import type { TreeRules } from '../canvas/measure-tree.ts';
import { jumpedTo, measureTree } from '../canvas/measure-tree.ts';

/** A row of steps shown as one card: how many there are, those in branches included. */
export interface Fold {
  id: string;
  count: number;
}

export interface Folded {
  document: JourneyDocument;
  folds: ReadonlyMap<string, Fold>;
}

interface Folding {
  changed: ReadonlySet<BlockId>;
  /** Those that are shown in full all the same. */
  opened: ReadonlySet<string>;
  rules: TreeRules;
}

/** The kind of the blocks that stand for a row; no block has it. */
export const FOLD_KIND = '@fold';

/**
 * A document in which each row of steps without a change is one block. What ends the flow, sends
 * people on or is sent to stays itself, so that the drawing says the same.
 */
export function foldUnchanged(document: JourneyDocument, of: Folding): Folded {
  const folds = new Map<string, Fold>();
  const targets = jumpedTo(document.blocks, of.rules);
  const mayFold = (block: Block): boolean => {
    const inside = [...walkBlocks({ blocks: [block] })].map((walked) => walked.block);
    const plain = inside.every(
      (one) => !of.changed.has(one.id) && !targets.has(one.id) && of.rules.leadsTo(one) === null,
    );
    return plain && !measureTree([block], of.rules, targets).ends;
  };
  const foldSequence = (sequence: readonly Block[]): Block[] => {
    const rows: Block[] = [];
    let row: Block[] = [];
    const close = (): void => {
      const count = [...walkBlocks({ blocks: row })].length;
      const id = `fold-${row[0]?.id}`;
      if (count < 2 || of.opened.has(id)) rows.push(...row);
      else {
        folds.set(id, { id, count });
        rows.push({ id, kind: FOLD_KIND, config: {} });
      }
      row = [];
    };
    for (const block of sequence) {
      if (mayFold(block)) row.push(block);
      else {
        close();
        rows.push(foldInside(block));
      }
    }
    close();
    return rows;
  };
  const foldInside = (block: Block): Block => {
    if (!block.branches) return block;
    const branches = Object.entries(block.branches).map(([port, inside]): [string, Block[]] => [
      port,
      foldSequence(inside),
    ]);
    return { ...block, branches: Object.fromEntries(branches) };
  };
  return { document: { ...document, blocks: foldSequence(document.blocks) }, folds };
}
