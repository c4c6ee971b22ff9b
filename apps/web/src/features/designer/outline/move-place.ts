import type { Block, BlockId, JourneyDocument } from '@percurso/journey/document';
import { findBlock } from '@percurso/journey/find-block';
import type { Place } from '@percurso/journey/place';
import type { TreeRules } from '../canvas/measure-tree.ts';

export type OutlineMove = 'up' | 'down' | 'out' | 'into';

type Rules = Pick<TreeRules, 'drawnPorts'>;

/**
 * The gap a step moves to, or several that are chosen, in the order of the flow: up, out and into go
 * by the first of them, down by the last. Up and down pass through its sequence, then into the branch beside, then
 * out of the fork; out is behind the fork, into is the end of the fork before it. Null where it
 * stands at the end of the way.
 */
export function movePlace(
  document: JourneyDocument,
  move: { blockIds: readonly BlockId[]; to: OutlineMove },
  rules: Rules,
): Place | null {
  const blockId = move.blockIds.at(move.to === 'down' ? -1 : 0);
  const found = blockId === undefined ? undefined : findBlock(document, blockId);
  if (!found) return null;
  const { place } = found;
  const sequence = sequenceOf(document, place);
  if (move.to === 'out') return outOf(document, place, 1);
  if (move.to === 'into') return into(sequence[place.index - 1], rules);
  if (move.to === 'up') {
    if (place.index > 0) return { ...place, index: place.index - 1 };
    return besideOf(document, place, { step: -1, rules }) ?? outOf(document, place, 0);
  }
  if (place.index < sequence.length - 1) return { ...place, index: place.index + 2 };
  return besideOf(document, place, { step: 1, rules }) ?? outOf(document, place, 1);
}

/** Before (0) or behind (1) the fork that a place lies in. */
function outOf(document: JourneyDocument, place: Place, side: 0 | 1): Place | null {
  const fork = place.parent === null ? null : findBlock(document, place.parent);
  return fork && { ...fork.place, index: fork.place.index + side };
}

/** The nearer end of the branch before or behind the one a place lies in. */
function besideOf(
  document: JourneyDocument,
  place: Place,
  { step, rules }: { step: 1 | -1; rules: Rules },
): Place | null {
  const fork = place.parent === null ? null : findBlock(document, place.parent)?.block;
  if (!fork) return null;
  const ports = rules.drawnPorts(fork);
  const port = ports[ports.indexOf(place.port ?? '') + step];
  if (port === undefined) return null;
  const length = fork.branches?.[port]?.length ?? 0;
  return { parent: fork.id, port, index: step === -1 ? length : 0 };
}

/** The end of a fork's first branch. */
function into(fork: Block | undefined, rules: Rules): Place | null {
  const port = fork && rules.drawnPorts(fork)[0];
  if (!fork || port === undefined) return null;
  return { parent: fork.id, port, index: fork.branches?.[port]?.length ?? 0 };
}

function sequenceOf(document: JourneyDocument, { parent, port }: Place): readonly Block[] {
  if (parent === null) return document.blocks;
  return findBlock(document, parent)?.block.branches?.[port ?? ''] ?? [];
}
