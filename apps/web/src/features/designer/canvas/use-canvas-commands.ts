import { findBlock } from '@percurso/journey/find-block';
import type { Place } from '@percurso/journey/place';
import type { ClipboardEvent } from 'react';
import { useClipboard } from '../clipboard/use-clipboard.ts';
import { useCommand } from '../keys/use-command.ts';
import { actedOn, chooseAll, chooseAlso } from '../state/choosing.ts';
import { useDesigner } from '../state/designer-context.ts';
import { nodeOfSelection } from '../state/view-store.ts';
import { useBlockActions } from '../use-block-actions.ts';
import { useChoose } from '../use-choose.ts';
import { emptyBranchAt } from './empty-branch-at.ts';
import { pressNode } from './focus-node.ts';
import type { TreeLayout } from './layout.ts';
import { plusId } from './layout.ts';

/** What keys do to the selected block, or to those chosen together; gives back the paste handler. */
export function useCanvasCommands(layout: TreeLayout): (event: ClipboardEvent) => void {
  const { documents, view } = useDesigner();
  const actions = useBlockActions();
  const clipboard = useClipboard();
  const choose = useChoose();
  const acted = () => actedOn(documents.getState().document, view.getState());

  /** The empty branch one stands at; the gap behind what is selected, or before it where nothing can follow; else under the trigger. */
  const gap = (): Place => {
    const empty = emptyBranchAt(layout, window.document.activeElement);
    if (empty) return { ...empty, index: 0 };
    const { document } = documents.getState();
    const last = acted().at(-1);
    const place = last === undefined ? undefined : findBlock(document, last)?.place;
    const behind = place && { ...place, index: place.index + 1 };
    const drawn = behind && layout.nodes.some((node) => node.id === plusId(behind));
    return (drawn ? behind : place) ?? { parent: null, port: null, index: 0 };
  };

  useCommand('copy', () => actions.copy(acted()));
  useCommand('cut', () => actions.cut(acted()));
  useCommand('duplicate', () => actions.duplicate(acted()));
  useCommand('delete', () => actions.remove(acted()));
  useCommand('rename', () => {
    if (view.getState().selection.type === 'block') view.getState().requestFocus('@name');
  });
  useCommand('add', () => {
    if (documents.getState().readOnly) return;
    const id = plusId(gap());
    view.getState().revealNode(id);
    // The '+' may have been out of sight, and so not in the page yet.
    requestAnimationFrame(() => view.getState().openPicker(id));
  });
  useCommand('menu', () => {
    const node = nodeOfSelection(view.getState().selection);
    if (node === null) return;
    view.getState().revealNode(node);
    pressNode(`[data-menu="${CSS.escape(node)}"]`);
  });
  useCommand('toggle', () => {
    const { selection } = view.getState();
    if (selection.type !== 'block') return;
    const { blockId } = selection;
    const { document } = documents.getState();
    choose(chooseAlso(document, view.getState(), { blockId, withFocus: false }));
  });
  useCommand('selectAll', () => choose(chooseAll(documents.getState().document, view.getState())));

  return (event) => {
    const { target, currentTarget } = event;
    if (!(target instanceof Element) || !currentTarget.contains(target)) return;
    if (documents.getState().readOnly) return;
    event.preventDefault();
    clipboard.pasteText(event.clipboardData.getData('text/plain'), gap());
  };
}
