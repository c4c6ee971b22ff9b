import type { BlockId } from '@percurso/journey/document';
import { chooseAlso, chooseRange } from '../state/choosing.ts';
import type { DesignerShared } from '../state/designer-context.ts';

interface HeldKeys {
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** What a click on a card selects: it, with Shift all up to it, with Ctrl or ⌘ or while picking it as well. */
export function pickBlock(
  { documents, view }: Pick<DesignerShared, 'documents' | 'view'>,
  blockId: BlockId,
  held: HeldKeys,
): void {
  const { document } = documents.getState();
  const state = view.getState();
  // What is being moved is chosen; a '+' is to be clicked next.
  if (state.moving) return;
  if (held.shiftKey) state.choose(chooseRange(document, state, blockId));
  else if (held.ctrlKey || held.metaKey || state.picking) {
    const choice = chooseAlso(document, state, { blockId, withFocus: true });
    // With the last one let go, picking is over.
    if (choice.chosen.size > 0) state.choose(choice);
    else state.select({ type: 'block', blockId });
  } else {
    state.select({ type: 'block', blockId });
    state.openPane(true);
    state.revealNode(blockId);
  }
}
