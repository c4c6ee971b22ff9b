import { useTranslation } from 'react-i18next';
import { useDocument } from '../state/designer-context.ts';
import { useChangeWords } from '../use-undo.ts';

/** What Undo and Redo would do, in words; null where there is nothing to. */
export function useUndoLabels(): { undo: string | null; redo: string | null } {
  const { t } = useTranslation('designer');
  const say = useChangeWords();
  const last = useDocument((state) => state.past.at(-1)?.what);
  const next = useDocument((state) => state.future.at(-1)?.what);
  return {
    undo: last ? t('header.undoOf', { what: say(last) }) : null,
    redo: next ? t('header.redoOf', { what: say(next) }) : null,
  };
}
