import type { Block, JourneyDocument } from '@percurso/journey/document';
import { findBlock } from '@percurso/journey/find-block';
import type { Place } from '@percurso/journey/place';
import type { TreeRules } from '../canvas/measure-tree.ts';

export type Direction = 'down' | 'up' | 'left' | 'right' | 'first' | 'last';

/** Where the arrow keys go: along the flow and between branches. `null` stands for the trigger. */
export function moveInFlow(
  document: JourneyDocument,
  move: { from: string | null; direction: Direction },
  rules: TreeRules,
): string | null {
  const { from, direction } = move;
  if (direction === 'first') return null;
  if (direction === 'last') return lastInFlow(document.blocks, rules)?.id ?? null;
  if (from === null) return direction === 'down' ? (document.blocks[0]?.id ?? null) : null;
  const found = findBlock(document, from);
  if (!found) return null;
  if (direction === 'down') return below(document, found, rules) ?? from;
  if (direction === 'up') return above(document, found.place, rules);
  return beside(document, found.place, { step: direction === 'left' ? -1 : 1, rules }) ?? from;
}

function below(
  document: JourneyDocument,
  { block, place }: { block: Block; place: Place },
  rules: TreeRules,
): string | null {
  for (const port of rules.drawnPorts(block)) {
    const first = block.branches?.[port]?.[0];
    if (first) return first.id;
  }
  let at: Place | null = place;
  while (at) {
    const next = sequenceAt(document, at)[at.index + 1];
    if (next) return next.id;
    at = at.parent === null ? null : (findBlock(document, at.parent)?.place ?? null);
  }
  return null;
}

function above(document: JourneyDocument, place: Place, rules: TreeRules): string | null {
  const previous = sequenceAt(document, place)[place.index - 1];
  return previous ? (lastInFlow([previous], rules)?.id ?? null) : place.parent;
}

/** The block at the same height of the branch beside, of the nearest fork that has one. */
function beside(
  document: JourneyDocument,
  place: Place,
  { step, rules }: { step: 1 | -1; rules: TreeRules },
): string | null {
  let at: Place | null = place;
  while (at?.parent != null) {
    const parent = findBlock(document, at.parent);
    if (!parent) return null;
    const ports = rules.drawnPorts(parent.block);
    for (let index = ports.indexOf(at.port ?? '') + step; ports[index]; index += step) {
      const branch = parent.block.branches?.[ports[index] ?? ''] ?? [];
      const target = branch[Math.min(place.index, branch.length - 1)];
      if (target) return target.id;
    }
    at = parent.place;
  }
  return null;
}

function lastInFlow(blocks: readonly Block[], rules: TreeRules): Block | null {
  const last = blocks.at(-1);
  if (!last) return null;
  for (const port of rules.drawnPorts(last)) {
    const inside = lastInFlow(last.branches?.[port] ?? [], rules);
    if (inside) return inside;
  }
  return last;
}

function sequenceAt(document: JourneyDocument, { parent, port }: Place): readonly Block[] {
  if (parent === null) return document.blocks;
  return findBlock(document, parent)?.block.branches?.[port ?? ''] ?? [];
}
