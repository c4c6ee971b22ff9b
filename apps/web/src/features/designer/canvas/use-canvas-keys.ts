import { findBlock } from '@percurso/journey/find-block';
import type { KeyboardEvent } from 'react';
import { switchEditor } from '../focus-editor.ts';
import { treeRules } from '../state/block-ports.ts';
import { useDesigner } from '../state/designer-context.ts';
import type { Direction } from '../state/flow-navigation.ts';
import { moveInFlow } from '../state/flow-navigation.ts';
import type { Selection } from '../state/view-store.ts';
import { nodeOfSelection } from '../state/view-store.ts';
import { useDeleteBlock } from '../use-delete-block.ts';
import type { TreeLayout } from './layout.ts';
import { plusId, TRIGGER_ID } from './layout.ts';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowDown: 'down',
  ArrowUp: 'up',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
};

/** What the keys do while the canvas has the focus. */
export function useCanvasKeys(layout: TreeLayout): (event: KeyboardEvent<HTMLElement>) => void {
  const { documents, view } = useDesigner();
  const remove = useDeleteBlock();

  const select = (selection: Selection): void => {
    view.getState().select(selection);
    const node = nodeOfSelection(selection);
    if (node !== null) view.getState().revealNode(node);
  };

  const openPicker = (): void => {
    const { selection } = view.getState();
    const { document, readOnly } = documents.getState();
    if (readOnly) return;
    const found = selection.type === 'block' ? findBlock(document, selection.blockId) : null;
    const place = found
      ? { ...found.place, index: found.place.index + 1 }
      : { parent: null, port: null, index: 0 };
    const id = plusId(place);
    if (!layout.nodes.some((node) => node.id === id)) return;
    view.getState().revealNode(id);
    // The '+' may have been out of sight, and so not in the page yet.
    requestAnimationFrame(() => view.getState().openPicker(id));
  };

  const focusPlus = (step: 1 | -1): void => {
    const all = layout.nodes.filter((node) => node.type === 'plus').map((node) => node.id);
    const at = all.indexOf(globalThis.document.activeElement?.getAttribute('data-plus') ?? '');
    const id = all.at((at + step) % all.length);
    if (id === undefined) return;
    view.getState().revealNode(id);
    requestAnimationFrame(() => focusSelector(`[data-plus="${CSS.escape(id)}"]`));
  };

  return (event) => {
    const { target, currentTarget, key } = event;
    if (!(target instanceof HTMLElement) || !currentTarget.contains(target)) return;
    const onButton = target.closest('button') !== null;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { selection, moving } = view.getState();
    if (moving !== null && (key === 'ArrowDown' || key === 'ArrowUp')) {
      event.preventDefault();
      return focusPlus(key === 'ArrowDown' ? 1 : -1);
    }
    if (key === 'Escape') {
      if (moving !== null) view.getState().setMoving(null);
      else select({ type: 'settings' });
      return currentTarget.focus();
    }
    if (onButton && (key === 'Enter' || key === ' ')) return;
    const direction = ARROWS[key];
    if (direction) {
      event.preventDefault();
      currentTarget.focus();
      const from = selection.type === 'block' ? selection.blockId : null;
      if (selection.type === 'settings') return select({ type: 'entry' });
      const to = moveInFlow(documents.getState().document, { from, direction }, treeRules);
      return select(to === null ? { type: 'entry' } : { type: 'block', blockId: to });
    }
    if (key === 'Enter') {
      event.preventDefault();
      return view.getState().requestFocus('');
    }
    if ((key === 'Delete' || key === 'Backspace') && selection.type === 'block') {
      event.preventDefault();
      return remove(selection.blockId);
    }
    if (key === 'Insert' || key.toLowerCase() === 'a') {
      event.preventDefault();
      return openPicker();
    }
    if (key === 'F2' && selection.type === 'block') {
      event.preventDefault();
      return view.getState().requestFocus('@name');
    }
    if (key === 'ContextMenu' || (key === 'F10' && event.shiftKey)) {
      const node = nodeOfSelection(selection);
      if (node === null || node === TRIGGER_ID) return;
      event.preventDefault();
      clickSelector(`[data-menu="${CSS.escape(node)}"]`);
    }
    if (key.toLowerCase() === 'o') switchEditor(view);
    if (key.toLowerCase() === 'n') view.getState().setNumbers(!view.getState().numbers);
    if (key.toLowerCase() === 'p') {
      view.getState().openDrawer(view.getState().drawer === 'problems' ? null : 'problems');
    }
  };
}

function focusSelector(selector: string): void {
  const element = globalThis.document.querySelector(selector);
  if (element instanceof HTMLElement) element.focus();
}

function clickSelector(selector: string): void {
  const element = globalThis.document.querySelector(selector);
  if (element instanceof HTMLElement) element.click();
}
