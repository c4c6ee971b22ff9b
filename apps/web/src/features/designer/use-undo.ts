import type { BlockId } from '@percurso/journey/document';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../components/announce.ts';
import { treeRules } from './state/block-ports.ts';
import { useDesigner } from './state/designer-context.ts';
import { moveInFlow } from './state/flow-navigation.ts';
import type { Change, ChangeWords } from './state/history.ts';
import type { Selection } from './state/view-store.ts';
import { nodeOfSelection } from './state/view-store.ts';

/** A step of the history in words. */
export function useChangeWords(): (what: ChangeWords) => string {
  const { t } = useTranslation('designer');
  return useMemo(
    () =>
      ({ key, name = '', count = 0 }) =>
        t(`changes.${key}`, { name, count }),
    [t],
  );
}

/** Undo and redo: each shows where it happened and says what it did. */
export function useUndo(): { undo(): void; redo(): void } {
  const { t } = useTranslation('designer');
  const { documents, view } = useDesigner();
  const say = useChangeWords();
  return useMemo(() => {
    const show = (change: Change | null, words: 'undone' | 'redone'): void => {
      if (!change) return;
      const shown = shownBy(change, words === 'undone' ? change.after : change.before);
      view.getState().select(shown);
      const node = nodeOfSelection(shown);
      if (node !== null) view.getState().revealNode(node, true);
      announce(t(`said.${words}`, { what: say(change.what) }));
    };
    /** The block it happened to, or the one before where that stood; else the journey's own part. */
    const shownBy = ({ where, what }: Change, other: Change['after']): Selection => {
      if (what.key === 'settings' || what.key === 'journeyName') return { type: 'settings' };
      if (what.key === 'exit' || what.key === 'goals') return { type: 'exit' };
      const { blocks } = documents.getState();
      let at: BlockId | null = where;
      while (at !== null && !blocks.has(at)) {
        at = moveInFlow(other, { from: at, direction: 'up' }, treeRules);
      }
      return at === null ? { type: 'entry' } : { type: 'block', blockId: at };
    };
    return {
      undo: () => show(documents.getState().undo(), 'undone'),
      redo: () => show(documents.getState().redo(), 'redone'),
    };
  }, [t, documents, view, say]);
}
