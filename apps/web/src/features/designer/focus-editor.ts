import type { ViewStore } from './state/view-store.ts';

/** Gives the focus to the editor that is shown: the canvas, or the outline's current row. */
export function focusEditor(): void {
  const row = document.querySelector('[data-editor] [data-row][tabindex="0"]');
  const target = row ?? document.querySelector('[data-editor]');
  if (target instanceof HTMLElement) target.focus();
}

/** The same where nothing has the focus, so that the keyboard goes on somewhere. */
export function focusEditorIfLost(): void {
  if (document.activeElement === document.body) focusEditor();
}

/** Shows the other editor with the same selection, and goes on there. */
export function switchEditor(view: ViewStore): void {
  const { editor, setEditor } = view.getState();
  setEditor(editor === 'canvas' ? 'outline' : 'canvas');
  requestAnimationFrame(focusEditor);
}
