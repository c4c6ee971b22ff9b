import { layoutTree } from '../canvas/layout.ts';
import { CARD_HEIGHT } from '../canvas/layout-metrics.ts';
import { treeRules } from '../state/block-ports.ts';
import { generateDocument } from './generate-document.ts';

/** A page that is open has laid out before: its code is compiled. */
const before = 20;
const passes = 21;

/** Milliseconds of each pass over the same document, one after another. */
export function timeLayout(blocks: number): number[] {
  const document = generateDocument(blocks);
  const times = Array.from({ length: before + passes }, () => {
    const began = performance.now();
    layoutTree(document, { ...treeRules, cardHeight: CARD_HEIGHT });
    return performance.now() - began;
  });
  return times.slice(before);
}
