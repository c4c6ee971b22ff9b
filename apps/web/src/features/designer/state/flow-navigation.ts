import type { Block, BlockId, JourneyDocument } from '@percurso/journey/document';
import { findBlock } from '@percurso/journey/find-block';
import type { Place } from '@percurso/journey/place';
import type { TreeRules } from '../canvas/measure-tree.ts';

export type Direction = 'down' | 'up' | 'left' | 'right' | 'first' | 'last';

/** A branch without a step, where only its '+' can be stopped at. */
export interface EmptyBranch {
  parent: BlockId;
  port: string;
}

/** The same as {@link moveInFlow}, but stops at the '+' of empty branches too: steps are added there. */
export function moveToStop(
  document: JourneyDocument,
  move: { from: BlockId | EmptyBranch | null; direction: Direction },
  rules: TreeRules,
): BlockId | EmptyBranch | null {
  const { from, direction } = move;
  if (from === null) return moveInFlow(document, { from, direction }, rules);
  const side = direction === 'left' ? -1 : direction === 'right' ? 1 : null;
  if (typeof from === 'string') {
    const found = findBlock(document, from);
    const stop =
      direction === 'down' && found
        ? firstBranch(found.block, rules)
        : side && found && besideOrEmpty(document, found.place, { step: side, rules });
    return stop || moveInFlow(document, { from, direction }, rules);
  }
  const { parent, port } = from;
  if (direction === 'up') return parent;
  if (side) {
    return besideOrEmpty(document, { parent, port, index: 0 }, { step: side, rules }) ?? from;
  }
  if (direction !== 'down') return moveInFlow(document, { from: parent, direction }, rules);
  const place = findBlock(document, parent)?.place;
  return (place && behind(document, place)) ?? from;
}

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

/**
 * Where one stands at the flag at the end: still at the block one came from, where nothing follows that,
 * else, as by a click, below the last block.
 */
export function beforeEnd(
  document: JourneyDocument,
  came: BlockId | null,
  rules: TreeRules,
): BlockId | null {
  const found = came === null ? undefined : findBlock(document, came);
  if (found && behind(document, found.place) === null) return came;
  return lastInFlow(document.blocks, rules)?.id ?? null;
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
  return behind(document, place);
}

/** What follows a place, behind the joins of the branches that end there. */
function behind(document: JourneyDocument, place: Place): BlockId | null {
  let at: Place | null = place;
  while (at) {
    const next = sequenceAt(document, at)[at.index + 1];
    if (next) return next.id;
    at = at.parent === null ? null : (findBlock(document, at.parent)?.place ?? null);
  }
  return null;
}

function firstBranch(block: Block, rules: TreeRules): BlockId | EmptyBranch | null {
  const [port] = rules.drawnPorts(block);
  if (port === undefined) return null;
  return block.branches?.[port]?.[0]?.id ?? { parent: block.id, port };
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
): BlockId | null {
  const stops = branchesBeside(document, place, { step, rules });
  return stops.find((stop) => typeof stop === 'string') ?? null;
}

function besideOrEmpty(
  document: JourneyDocument,
  place: Place,
  { step, rules }: { step: 1 | -1; rules: TreeRules },
): BlockId | EmptyBranch | null {
  return branchesBeside(document, place, { step, rules })[0] ?? null;
}

/** What there is at the same height beside a place, the nearest fork and branch first. */
function branchesBeside(
  document: JourneyDocument,
  place: Place,
  { step, rules }: { step: 1 | -1; rules: TreeRules },
): (BlockId | EmptyBranch)[] {
  const stops: (BlockId | EmptyBranch)[] = [];
  let at: Place | null = place;
  while (at?.parent != null) {
    const parent = findBlock(document, at.parent);
    if (!parent) return stops;
    const ports = rules.drawnPorts(parent.block);
    for (let index = ports.indexOf(at.port ?? '') + step; ports[index]; index += step) {
      const port = ports[index] ?? '';
      const branch = parent.block.branches?.[port] ?? [];
      const target = branch[Math.min(place.index, branch.length - 1)];
      stops.push(target?.id ?? { parent: parent.block.id, port });
    }
    at = parent.place;
  }
  return stops;
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
