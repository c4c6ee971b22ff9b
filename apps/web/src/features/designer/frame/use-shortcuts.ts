import type { KeyboardEvent } from 'react';
import type { Autosave } from '../state/autosave.ts';
import { useUndo } from './use-undo.ts';

const TYPING = 'input, textarea, [contenteditable="true"]';

/** Keys that work anywhere in the designer; in a text field undo is the field's own. */
export function useShortcuts(autosave: Autosave): (event: KeyboardEvent<HTMLElement>) => void {
  const { undo, redo } = useUndo();
  return (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === 's') {
      event.preventDefault();
      void autosave.flush();
      return;
    }
    const inField = event.target instanceof Element && event.target.closest(TYPING) !== null;
    if (inField) return;
    if (key === 'z' && !event.shiftKey) {
      event.preventDefault();
      undo();
    } else if (key === 'y' || (key === 'z' && event.shiftKey)) {
      event.preventDefault();
      redo();
    }
  };
}
