import { definitions } from '@percurso/blocks/definitions';
import type { BlockId } from '@percurso/journey/document';
import { moveRefusal } from '@percurso/journey/move-refusal';
import { useReactFlow } from '@xyflow/react';
import type { RefObject } from 'react';
import { useEffect, useEffectEvent } from 'react';
import { actedOn } from '../state/choosing.ts';
import { useDesigner } from '../state/designer-context.ts';
import type { BlockActions } from '../use-block-actions.ts';
import { dropTargets } from './drop-targets.ts';
import { edgeScroll } from './edge-scroll.ts';
import type { TreeLayout } from './layout.ts';
import { plusNear } from './next-plus.ts';
import { swallowClick } from './swallow-click.ts';

/** Pixels the pointer must go before holding a card becomes dragging it. */
const THRESHOLD = 6;

interface Held {
  blockId: BlockId;
  from: { x: number; y: number };
  at: { x: number; y: number };
  dragging: boolean;
  frame: number;
}

/** Drags cards with the mouse to a '+'; near an edge the canvas scrolls, Escape backs out. */
export function useCardDrag(
  element: RefObject<HTMLElement | null>,
  layout: TreeLayout,
  actions: BlockActions,
): void {
  const { documents, view } = useDesigner();
  const flow = useReactFlow();

  const aim = useEffectEvent((at: Held['at']): void => {
    const { chosen, moving, drag, setDrag } = view.getState();
    if (!moving) return;
    const target = plusNear(dropTargets(layout, chosen), flow.screenToFlowPosition(at));
    if (drag?.dropAt === (target?.id ?? null)) return;
    const { document } = documents.getState();
    const refused = target
      ? moveRefusal({ document, blockIds: moving, place: target.place, definitions })
      : null;
    setDrag({ dropAt: target?.id ?? null, refused });
  });

  const begin = useEffectEvent(({ blockId }: Held): void => {
    const state = view.getState();
    const { document } = documents.getState();
    actions.startMove(state.chosen.has(blockId) ? actedOn(document, state) : [blockId]);
    state.setDrag({ dropAt: null, refused: null });
  });

  const end = useEffectEvent((how: 'drop' | 'back'): void => {
    const { drag, requestDrop } = view.getState();
    if (how === 'drop' && drag?.dropAt) requestDrop(drag.dropAt);
    else actions.stopMove();
    view.getState().setDrag(null);
  });

  const scroll = useEffectEvent((at: Held['at']): void => {
    const box = element.current?.getBoundingClientRect();
    if (!box) return;
    const by = edgeScroll({ x: at.x - box.left, y: at.y - box.top }, box);
    if (by.x === 0 && by.y === 0) return;
    const { x, y, zoom } = flow.getViewport();
    void flow.setViewport({ x: x + by.x, y: y + by.y, zoom });
  });

  useEffect(() => {
    const canvas = element.current;
    if (!canvas) return;
    let held: Held | null = null;
    const each = (): void => {
      if (!held?.dragging) return;
      scroll(held.at);
      aim(held.at);
      held.frame = requestAnimationFrame(each);
    };
    const release = (how: 'drop' | 'back'): void => {
      const was = held;
      held = null;
      globalThis.removeEventListener('pointermove', move);
      globalThis.removeEventListener('pointerup', drop);
      globalThis.removeEventListener('pointercancel', back);
      globalThis.removeEventListener('keydown', backOut, true);
      if (!was?.dragging) return;
      cancelAnimationFrame(was.frame);
      swallowClick();
      end(how);
    };
    const move = ({ clientX, clientY, buttons }: PointerEvent): void => {
      if (!held) return;
      if (buttons === 0) {
        release('back');
        return;
      }
      held.at = { x: clientX, y: clientY };
      canvas.style.setProperty('--drag-x', `${clientX}px`);
      canvas.style.setProperty('--drag-y', `${clientY}px`);
      const far = Math.hypot(clientX - held.from.x, clientY - held.from.y) > THRESHOLD;
      if (held.dragging || !far) return;
      held.dragging = true;
      begin(held);
      held.frame = requestAnimationFrame(each);
    };
    const drop = (): void => {
      if (held?.dragging) aim(held.at);
      release('drop');
    };
    const back = (): void => release('back');
    const backOut = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      release('back');
    };
    const press = (event: PointerEvent): void => {
      const { target, button, clientX: x, clientY: y } = event;
      const plain = !event.shiftKey && !event.ctrlKey && !event.metaKey;
      if (button !== 0 || !plain || event.pointerType === 'touch') return;
      // With Space held the canvas pans.
      if (canvas.hasAttribute('data-hand')) return;
      const card = target instanceof Element ? target.closest('[data-block]') : null;
      const blockId = card?.getAttribute('data-block') ?? '';
      const { blocks, readOnly } = documents.getState();
      if (readOnly || !blocks.has(blockId) || view.getState().moving) return;
      if (target instanceof Element && target.closest('button')) return;
      held = { blockId, from: { x, y }, at: { x, y }, dragging: false, frame: 0 };
      globalThis.addEventListener('pointermove', move);
      globalThis.addEventListener('pointerup', drop);
      globalThis.addEventListener('pointercancel', back);
      globalThis.addEventListener('keydown', backOut, true);
    };
    canvas.addEventListener('pointerdown', press);
    return () => {
      canvas.removeEventListener('pointerdown', press);
      release('back');
    };
  }, [element, documents, view]);
}
