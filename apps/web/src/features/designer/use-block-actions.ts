import type { BlockId } from '@percurso/journey/document';
import type { MoveRefusal } from '@percurso/journey/move-refusal';
import type { Place } from '@percurso/journey/place';
import { withInside } from '@percurso/journey/selected-roots';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../components/announce.ts';
import { notifyNotice } from '../../components/notify-notice.ts';
import { useClipboard } from './clipboard/use-clipboard.ts';
import { chooseThese } from './state/choosing.ts';
import { useDesigner } from './state/designer-context.ts';
import { useStillBlockWords } from './use-block-words.ts';
import { useDeleteBlocks } from './use-delete-blocks.ts';
import { useGroupEdits } from './use-group-edits.ts';
import { useGrowthWords } from './use-refuse-growth.ts';

export interface BlockActions {
  copy(blockIds: readonly BlockId[]): void;
  cut(blockIds: readonly BlockId[]): void;
  duplicate(blockIds: readonly BlockId[]): void;
  /** Lets a '+' be chosen to move the blocks to. */
  startMove(blockIds: readonly BlockId[]): void;
  /** Moves to the gap chosen, or says why not. */
  drop(place: Place): void;
  stopMove(): void;
  /** Disables them, or enables them where all are disabled. */
  toggleDisabled(blockIds: readonly BlockId[]): void;
  remove(blockIds: readonly BlockId[]): void;
  /** Why a move is refused, in words. */
  refusalWords(refusal: MoveRefusal): string;
}

/** What can be done with blocks, one or many, from keys, menus and the bar alike. */
export function useBlockActions(): BlockActions {
  const { t } = useTranslation('designer');
  const { documents, view } = useDesigner();
  const words = useStillBlockWords();
  const groups = useGroupEdits();
  const clipboard = useClipboard();
  const deleteBlocks = useDeleteBlocks();
  const growthWords = useGrowthWords();
  return useMemo(() => {
    const nameOf = (blockId: BlockId): string => {
      const block = documents.getState().blocks.get(blockId);
      return block ? words.name(block) : blockId;
    };
    const called = (blockIds: readonly BlockId[]): string => {
      const count = withInside(documents.getState().document, blockIds).size;
      return count === 1 ? nameOf(blockIds[0] ?? '') : t('chosen.count', { count });
    };
    /** One is selected, several are chosen together. */
    const show = (blockIds: readonly BlockId[]): void => {
      const [first] = blockIds;
      if (first === undefined) return;
      const choice =
        blockIds.length > 1 ? chooseThese(documents.getState().document, blockIds) : null;
      if (choice) view.getState().choose(choice);
      else view.getState().select({ type: 'block', blockId: first });
      view.getState().revealNode(first, true);
    };
    const refusalWords = (refusal: MoveRefusal): string =>
      refusal.key === 'jump'
        ? t('refusal.jump', { from: nameOf(refusal.from), to: nameOf(refusal.to) })
        : refusal.key === 'inside-itself'
          ? t('refusal.inside-itself')
          : growthWords(refusal);
    return {
      refusalWords,
      copy: (blockIds) => void clipboard.copy(blockIds),
      async cut(blockIds) {
        if (documents.getState().readOnly) return;
        if (await clipboard.copy(blockIds)) deleteBlocks(blockIds, { branch: null });
      },
      duplicate(blockIds) {
        show(groups.duplicate(blockIds));
      },
      startMove(blockIds) {
        const { document, readOnly } = documents.getState();
        const choice = readOnly ? null : chooseThese(document, blockIds);
        if (!choice) return;
        view.getState().choose(choice);
        view.getState().setMoving(blockIds);
        // The outline asks in a dialog, which says so itself.
        if (view.getState().editor === 'outline') return;
        announce(t('said.moving', { name: called(blockIds) }));
      },
      drop(place) {
        const { moving } = view.getState();
        if (!moving) return;
        const refusal = groups.move(moving, place);
        if (refusal) {
          notifyNotice(refusalWords(refusal), 'red');
          return;
        }
        view.getState().setMoving(null);
        show(moving);
      },
      stopMove() {
        const { moving } = view.getState();
        view.getState().setMoving(null);
        const [first] = moving ?? [];
        if (moving?.length === 1 && first !== undefined) {
          view.getState().select({ type: 'block', blockId: first });
        }
        announce(t('said.notMoved'));
      },
      toggleDisabled(blockIds) {
        const { blocks } = documents.getState();
        const enable = blockIds.every((id) => blocks.get(id)?.disabled);
        groups.setDisabled(blockIds, !enable);
        announce(t(enable ? 'said.enabled' : 'said.disabled', { name: called(blockIds) }));
      },
      remove: (blockIds) => deleteBlocks(blockIds),
    };
  }, [t, documents, view, words, groups, clipboard, deleteBlocks, growthWords]);
}
