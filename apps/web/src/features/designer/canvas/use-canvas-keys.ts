import type { KeyboardEvent } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../components/announce.ts';
import { treeRules } from '../state/block-ports.ts';
import { chooseRange } from '../state/choosing.ts';
import { useDesigner } from '../state/designer-context.ts';
import type { Direction } from '../state/flow-navigation.ts';
import { beforeEnd, moveInFlow, moveToStop } from '../state/flow-navigation.ts';
import type { Selection } from '../state/view-store.ts';
import { nodeOfSelection } from '../state/view-store.ts';
import { useBlockActions } from '../use-block-actions.ts';
import { dropTargets } from './drop-targets.ts';
import { emptyBranchAt } from './empty-branch-at.ts';
import { exitAt, exitBelow } from './exit-stops.ts';
import { focusNode } from './focus-node.ts';
import type { TreeLayout } from './layout.ts';
import { plusId } from './layout.ts';
import { nextPlus } from './next-plus.ts';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowDown: 'down',
  ArrowUp: 'up',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
};

/** How the keyboard walks through the canvas; what else keys do there is in the shortcut table. */
export function useCanvasKeys(layout: TreeLayout): (event: KeyboardEvent<HTMLElement>) => void {
  const { t } = useTranslation('designer');
  const { documents, view } = useDesigner();
  const { stopMove } = useBlockActions();
  const aimed = useRef<{ moving: readonly string[] | null; plusId: string } | null>(null);

  const walk = (
    direction: Direction,
    { extend, canvas }: { extend: boolean; canvas: HTMLElement },
  ): void => {
    const { selection, gathering, chosen, select, choose, revealNode } = view.getState();
    const { document } = documents.getState();
    const branch = emptyBranchAt(layout, window.document.activeElement);
    const flag = exitAt(layout, window.document.activeElement);
    const selected = selection.type === 'block' ? selection.blockId : null;
    const from = flag ? (flag.blockId ?? beforeEnd(document, selected, treeRules)) : selected;
    canvas.focus();
    if (flag && direction === 'up') {
      // Back to where one came from: the flag at the end has several ways to it.
      revealNode(from ?? 'trigger');
      return;
    }
    // Where several are chosen, or nothing can be added, an empty branch is no place to stop at.
    const alone = !extend && !gathering && !documents.getState().readOnly;
    const move = alone
      ? moveToStop(document, { from: branch ?? from, direction }, treeRules)
      : moveInFlow(document, { from, direction }, treeRules);
    const isLast = move === (branch ?? from);
    const exit =
      direction === 'down' && !extend && !gathering && (flag || nodeOfSelection(selection) !== null)
        ? exitBelow(layout, { from: branch ? null : from, leaving: flag !== null, isLast })
        : null;
    const next = exit ?? (flag && isLast ? flag : null);
    if (next) {
      revealNode(next.id);
      focusNode(`[data-exit="${CSS.escape(next.id)}"]`);
      return;
    }
    const to = nodeOfSelection(selection) === null ? null : move;
    if (typeof to === 'object' && to !== null) {
      const id = plusId({ ...to, index: 0 });
      select({ type: 'block', blockId: to.parent });
      revealNode(id);
      focusNode(`[data-plus="${CSS.escape(id)}"]`);
      return;
    }
    if (to === null) {
      if (extend) return;
      select({ type: 'entry' });
    } else if (extend) {
      choose(chooseRange(document, view.getState(), to));
      announce(t('said.chosen', { count: view.getState().chosen.size }));
    } else if (gathering) choose({ focus: to, chosen, anchor: to, gathering });
    else select({ type: 'block', blockId: to });
    revealNode(to ?? 'trigger');
  };

  const walkPlus = (direction: Direction): void => {
    const { chosen, moving, revealNode } = view.getState();
    const all = dropTargets(layout, chosen);
    // The first key goes on from where the blocks stand. A menu that closes late takes the focus
    // from the '+', so where one is counts, not what has the focus.
    const last = aimed.current?.moving === moving ? aimed.current.plusId : null;
    const own = all.find(({ before }) => before.blockId === moving?.at(-1))?.id ?? null;
    const id = nextPlus(all, last ?? own, direction)?.id;
    if (id === undefined) return;
    aimed.current = { moving, plusId: id };
    revealNode(id);
    focusNode(`[data-plus="${CSS.escape(id)}"]`);
  };

  const leave = (): void => {
    const { moving, chosen, selection, select, revealNode } = view.getState();
    if (moving) {
      stopMove();
      return;
    }
    const next: Selection = chosen.size > 0 ? selection : { type: 'settings' };
    select(next);
    const node = nodeOfSelection(next);
    if (node !== null) revealNode(node);
  };

  return (event) => {
    const { target, currentTarget, key, shiftKey } = event;
    if (!(target instanceof HTMLElement) || !currentTarget.contains(target)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = ARROWS[key];
    if (direction) {
      event.preventDefault();
      if (view.getState().moving) return walkPlus(direction);
      walk(direction, { extend: shiftKey, canvas: currentTarget });
      return;
    }
    if (key === 'Escape') {
      event.preventDefault();
      leave();
      return currentTarget.focus();
    }
    if (key === 'Enter' && target.closest('button') === null) {
      event.preventDefault();
      const { moving, requestDrop } = view.getState();
      if (moving) {
        if (aimed.current?.moving === moving) requestDrop(aimed.current.plusId);
        return;
      }
      view.getState().requestFocus('');
    }
  };
}
