import { useTranslation } from 'react-i18next';
import { useDesigner, useDocument } from '../state/designer-context.ts';
import type { Change, ChangeWords } from '../state/history.ts';

/** Undo and redo: each shows where it happened and says what it did. */
export function useUndo() {
  const { t } = useTranslation('designer');
  const { documents, view } = useDesigner();
  const last = useDocument((state) => state.past.at(-1)?.what);
  const next = useDocument((state) => state.future.at(-1)?.what);
  const say = ({ key, name = '' }: ChangeWords): string => t(`changes.${key}`, { name });
  const show = (change: Change | null, words: 'undone' | 'redone'): void => {
    if (!change) return;
    const { where } = change;
    const exists = where !== null && documents.getState().blocks.has(where);
    view.getState().select(exists ? { type: 'block', blockId: where } : { type: 'entry' });
    if (exists) view.getState().revealNode(where, true);
    view.getState().announce(t(`said.${words}`, { what: say(change.what) }));
  };
  return {
    undo: () => show(documents.getState().undo(), 'undone'),
    redo: () => show(documents.getState().redo(), 'redone'),
    undoLabel: last ? t('header.undoOf', { what: say(last) }) : null,
    redoLabel: next ? t('header.redoOf', { what: say(next) }) : null,
  };
}
