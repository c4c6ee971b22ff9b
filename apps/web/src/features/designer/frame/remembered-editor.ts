import { useLayoutEffect } from 'react';
import { useMe } from '../../../app/session.ts';
import { useDesigner } from '../state/designer-context.ts';
import type { Editor } from '../state/view-store.ts';
import { useScreen } from './use-screen.ts';

/** Under which name the choice of this person is kept: one on small screens, one on others. */
export function useEditorKey(): string {
  const { user } = useMe();
  const narrow = useScreen() === 'narrow';
  return `percurso.editor.${narrow ? 'narrow' : 'wide'}.${user?.id ?? ''}`;
}

/** What was chosen last; without a choice the outline on small screens, the canvas on others. */
export function readEditor(key: string): Editor {
  const usual = key.startsWith('percurso.editor.narrow') ? 'outline' : 'canvas';
  try {
    const stored = localStorage.getItem(key);
    return stored === 'canvas' || stored === 'outline' ? stored : usual;
  } catch {
    return usual;
  }
}

/** Keeps the choice, and follows the one of a screen that became narrow or wide. */
export function useRememberedEditor(): void {
  const { view } = useDesigner();
  const key = useEditorKey();
  useLayoutEffect(() => {
    view.getState().setEditor(readEditor(key));
    view.getState().openPane(false);
    return view.subscribe((state, before) => {
      if (state.editor === before.editor) return;
      try {
        localStorage.setItem(key, state.editor);
      } catch {
        // A full or forbidden storage loses only the choice.
      }
    });
  }, [view, key]);
}
