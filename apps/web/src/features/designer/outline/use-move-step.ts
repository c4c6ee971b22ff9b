import type { BlockId } from '@percurso/journey/document';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../components/announce.ts';
import { treeRules } from '../state/block-ports.ts';
import { useDesigner } from '../state/designer-context.ts';
import { useBlockActions } from '../use-block-actions.ts';
import { useBlockWords } from '../use-block-words.ts';
import { useGroupEdits } from '../use-group-edits.ts';
import type { OutlineMove } from './move-place.ts';
import { movePlace } from './move-place.ts';
import { rowsAbove } from './outline-rows.ts';

/** Moves steps up, down, out or into the fork before them, and says where they are then. */
export function useMoveStep(): (blockIds: readonly BlockId[], to: OutlineMove) => void {
  const { t } = useTranslation('outline');
  const { documents, outline } = useDesigner();
  const words = useBlockWords();
  const groups = useGroupEdits();
  const actions = useBlockActions();
  return useCallback(
    (blockIds, to) => {
      const { document, blocks, readOnly } = documents.getState();
      const block = blocks.get(blockIds.at(to === 'down' ? -1 : 0) ?? '');
      if (!block || readOnly) return;
      const place = movePlace(document, { blockIds, to }, treeRules);
      if (!place) {
        announce(t(`cannotMove.${to}`, { name: words.name(block) }));
        return;
      }
      const refusal = groups.move(blockIds, place);
      if (refusal) {
        announce(actions.refusalWords(refusal));
        return;
      }
      outline.getState().setOpen(rowsAbove(documents.getState().document, block.id), true);
    },
    [t, documents, outline, words, groups, actions],
  );
}
