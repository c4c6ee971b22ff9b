import { layoutTree } from '../canvas/layout.ts';
import { CARD_HEIGHT } from '../canvas/layout-metrics.ts';
import { treeRules } from '../state/block-ports.ts';
import { generateDocument } from './generate-document.ts';

const passes = 21;

/** Milliseconds of each pass over the same document, one after another. */
export function timeLayout(blocks: number): number[] {
  const document = generateDocument(blocks);
  return Array.from({ length: passes }, () => {
    const began = performance.now();
    layoutTree(document, { ...treeRules, cardHeight: CARD_HEIGHT });
    return performance.now() - began;
  });
}
