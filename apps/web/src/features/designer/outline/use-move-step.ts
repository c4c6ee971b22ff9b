import type { BlockId } from '@percurso/journey/document';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { treeRules } from '../state/block-ports.ts';
import { useDesigner } from '../state/designer-context.ts';
import { useBlockActions } from '../use-block-actions.ts';
import { useBlockWords } from '../use-block-words.ts';
import { useGroupEdits } from '../use-group-edits.ts';
import type { OutlineMove } from './move-place.ts';
import { movePlace } from './move-place.ts';
import { rowsAbove } from './outline-rows.ts';

/** Moves a step up, down, out or into the fork before it, and says where it is then. */
export function useMoveStep(): (blockId: BlockId, to: OutlineMove) => void {
  const { t } = useTranslation('outline');
  const { documents, view, outline } = useDesigner();
  const words = useBlockWords();
  const groups = useGroupEdits();
  const actions = useBlockActions();
  return useCallback(
    (blockId, to) => {
      const { document, blocks, readOnly } = documents.getState();
      const block = blocks.get(blockId);
      if (!block || readOnly) return;
      const place = movePlace(document, { blockId, to }, treeRules);
      if (!place) {
        view.getState().announce(t(`cannotMove.${to}`, { name: words.name(block) }));
        return;
      }
      const refusal = groups.move([blockId], place);
      if (refusal) {
        view.getState().announce(actions.refusalWords(refusal));
        return;
      }
      outline.getState().setOpen(rowsAbove(documents.getState().document, blockId), true);
    },
    [t, documents, view, outline, words, groups, actions],
  );
}
