import type { BlockId, JourneyDocument } from '@percurso/journey/document';
import { findBlock } from '@percurso/journey/find-block';
import { blockRange, selectedRoots, withInside } from '@percurso/journey/selected-roots';
import type { ViewState } from './view-store.ts';

/** Blocks chosen together, and the one the keyboard stands at. */
export interface Choice {
  focus: BlockId;
  chosen: ReadonlySet<BlockId>;
  anchor: BlockId | null;
  gathering: boolean;
}

type Now = Pick<ViewState, 'selection' | 'chosen' | 'anchor'>;

/** All from where the range starts to `to`, in the order of the flow. */
export function chooseRange(document: JourneyDocument, now: Now, to: BlockId): Choice {
  const anchor = now.anchor ?? focusOf(now) ?? to;
  const range = blockRange(document, [anchor, to]);
  const chosen = withInside(document, range.length > 0 ? range : [to]);
  return { focus: to, chosen, anchor, gathering: false };
}

/**
 * One more, or one less. Whoever adds a second one with the pointer means the selected one too; a
 * fork is chosen only as long as all inside it is.
 */
export function chooseAlso(
  document: JourneyDocument,
  now: Now,
  { blockId, withFocus }: { blockId: BlockId; withFocus: boolean },
): Choice {
  const focused = withFocus && now.chosen.size === 0 ? focusOf(now) : null;
  const before = focused === null ? now.chosen : withInside(document, [focused]);
  const inside = withInside(document, [blockId]);
  const chosen = before.has(blockId)
    ? without(document, before, blockId)
    : new Set([...before, ...inside]);
  return { focus: blockId, chosen, anchor: blockId, gathering: true };
}

export function chooseAll(document: JourneyDocument, now: Now): Choice | null {
  const ids = document.blocks.map(({ id }) => id);
  const focus = focusOf(now) ?? ids[0];
  if (focus === undefined) return null;
  return { focus, chosen: withInside(document, ids), anchor: null, gathering: false };
}

/** These, as they were found or made; null where there are none. */
export function chooseThese(
  document: JourneyDocument,
  blockIds: readonly BlockId[],
): Choice | null {
  const focus = blockIds[0];
  if (focus === undefined) return null;
  return { focus, chosen: withInside(document, blockIds), anchor: null, gathering: false };
}

/** What an action is for: those chosen together, else the selected one; in the order of the flow. */
export function actedOn(
  document: JourneyDocument,
  { selection, chosen }: Pick<ViewState, 'selection' | 'chosen'>,
): BlockId[] {
  const ids = chosen.size > 0 ? chosen : selection.type === 'block' ? [selection.blockId] : [];
  return selectedRoots(document, ids).map(({ block }) => block.id);
}

function focusOf({ selection }: Pick<ViewState, 'selection'>): BlockId | null {
  return selection.type === 'block' ? selection.blockId : null;
}

function without(
  document: JourneyDocument,
  chosen: ReadonlySet<BlockId>,
  blockId: BlockId,
): Set<BlockId> {
  const left = new Set(chosen);
  for (const id of withInside(document, [blockId])) left.delete(id);
  let around = findBlock(document, blockId)?.place.parent ?? null;
  while (around !== null) {
    left.delete(around);
    around = findBlock(document, around)?.place.parent ?? null;
  }
  return left;
}
