import { findBlock } from '@percurso/journey/find-block';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { showUndoNotice } from './show-undo-notice.tsx';
import { treeRules } from './state/block-ports.ts';
import { useDesigner } from './state/designer-context.ts';
import { moveInFlow } from './state/flow-navigation.ts';
import { useBlockWords } from './use-block-words.ts';
import { useEdits } from './use-edits.ts';

/** Deletes a block at once, with an Undo in the notice; one with steps in its branches asks first. */
export function useDeleteBlock(): (blockId: string) => void {
  const { documents, view } = useDesigner();
  const words = useBlockWords();
  const edits = useEdits();
  const { t } = useTranslation('designer');
  return useCallback(
    (blockId) => {
      const { document, readOnly } = documents.getState();
      const found = findBlock(document, blockId);
      if (!found || readOnly) return;
      const branches = Object.values(found.block.branches ?? {});
      if (branches.some((branch) => branch.length > 0)) {
        view.getState().askDelete(blockId);
        return;
      }
      const name = words.name(found.block);
      const before = moveInFlow(document, { from: blockId, direction: 'up' }, treeRules);
      edits.remove(blockId, null);
      view
        .getState()
        .select(before === null ? { type: 'entry' } : { type: 'block', blockId: before });
      view.getState().announce(t('said.deleted', { name }));
      showUndoNotice(t('said.deleted', { name }), t('header.undo'), () =>
        documents.getState().undo(),
      );
    },
    [documents, view, words, edits, t],
  );
}
