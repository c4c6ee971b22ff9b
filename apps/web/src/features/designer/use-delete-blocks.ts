import type { BlockId } from '@percurso/journey/document';
import { selectedRoots, withInside } from '@percurso/journey/selected-roots';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { focusEditorIfLost } from './focus-editor.ts';
import { usePeopleHere } from './numbers/use-people-here.ts';
import { treeRules } from './state/block-ports.ts';
import { useDesigner } from './state/designer-context.ts';
import { moveInFlow } from './state/flow-navigation.ts';
import { useStillBlockWords } from './use-block-words.ts';
import { useEdits } from './use-edits.ts';
import { useGroupEdits } from './use-group-edits.ts';
import { useOfferUndo } from './use-offer-undo.tsx';

const MENU_CLOSED_MS = 250;

/** What becomes of the branches of a fork that is deleted: one takes its place, or none. */
type Keeping = { branch: string | null } | undefined;

/**
 * Deletes blocks at once, with an Undo in the notice; a fork that stands alone and has steps in its
 * branches asks first which of them stays.
 */
export function useDeleteBlocks(): (blockIds: readonly BlockId[], keeping?: Keeping) => void {
  const { documents, view } = useDesigner();
  const words = useStillBlockWords();
  const edits = useEdits();
  const groups = useGroupEdits();
  const peopleHere = usePeopleHere();
  const offerUndo = useOfferUndo();
  const { t } = useTranslation('designer');
  return useCallback(
    (blockIds, keeping) => {
      const { document, readOnly } = documents.getState();
      const roots = selectedRoots(document, blockIds);
      const [first, ...others] = roots;
      if (!first || readOnly) return;
      const { block } = first;
      const alone = others.length === 0;
      if (alone && !keeping && hasSteps(Object.values(block.branches ?? {}))) {
        view.getState().askDelete(block.id);
        return;
      }
      const ids = roots.map((root) => root.block.id);
      const inside = withInside(document, ids);
      const text = alone
        ? t('said.deleted', { name: words.choice(block) })
        : t('said.deletedMany', { count: inside.size });
      const before = moveInFlow(document, { from: block.id, direction: 'up' }, treeRules);
      if (alone) edits.remove(block.id, keeping?.branch ?? null);
      else groups.remove(ids);
      const { blocks } = documents.getState();
      const gone = [...inside].filter((id) => !blocks.has(id));
      const here = peopleHere(gone);
      const said = here === 0 ? text : `${text}. ${t('delete.waiting', { count: here })}`;
      const next = before === null ? 'trigger' : before;
      view
        .getState()
        .select(before === null ? { type: 'entry' } : { type: 'block', blockId: before });
      view.getState().revealNode(next);
      offerUndo(said);
      // The focus was in the card that has gone, or goes back to it when its menu has closed.
      for (const wait of [0, MENU_CLOSED_MS]) setTimeout(focusEditorIfLost, wait);
    },
    [documents, view, words, edits, groups, peopleHere, offerUndo, t],
  );
}

function hasSteps(branches: readonly unknown[][]): boolean {
  return branches.some((branch) => branch.length > 0);
}
