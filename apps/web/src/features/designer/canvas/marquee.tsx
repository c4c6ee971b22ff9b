import { useReactFlow } from '@xyflow/react';
import type { RefObject } from 'react';
import { useEffect, useEffectEvent, useRef } from 'react';
import { chooseThese } from '../state/choosing.ts';
import { useDesigner } from '../state/designer-context.ts';
import { blocksIn, boxBetween } from './blocks-in.ts';
import classes from './canvas.module.css';
import type { TreeLayout } from './layout.ts';
import { swallowClick } from './swallow-click.ts';

interface MarqueeProps {
  frame: RefObject<HTMLDivElement | null>;
  layout: TreeLayout;
}

/** Dragging over the empty canvas with Shift chooses what the rectangle touches. */
export function Marquee({ frame, layout }: MarqueeProps) {
  const { documents, view } = useDesigner();
  const flow = useReactFlow();
  const rectangle = useRef<HTMLDivElement>(null);

  const chooseBetween = useEffectEvent((from: DOMPointReadOnly, to: DOMPointReadOnly): void => {
    const box = boxBetween(flow.screenToFlowPosition(from), flow.screenToFlowPosition(to));
    const { document } = documents.getState();
    const choice = chooseThese(document, blocksIn(layout, box));
    if (choice) view.getState().choose({ ...choice, gathering: true });
  });

  useEffect(() => {
    const canvas = frame.current;
    if (!canvas) return;
    let stop: (() => void) | null = null;
    const press = (event: MouseEvent): void => {
      const { target, button, shiftKey } = event;
      const onEmpty =
        target instanceof Element &&
        target.closest('.react-flow__pane') !== null &&
        target.closest('.react-flow__node') === null;
      if (!shiftKey || button !== 0 || !onEmpty) return;
      // The canvas would pan.
      event.preventDefault();
      event.stopPropagation();
      stop?.();
      canvas.focus({ preventScroll: true });
      const from = new DOMPointReadOnly(event.clientX, event.clientY);
      const move = ({ clientX, clientY }: MouseEvent): void => draw(clientX, clientY);
      const draw = (x: number, y: number): void => {
        const style = rectangle.current?.style;
        if (!style) return;
        const box = boxBetween(from, { x, y });
        style.display = 'block';
        style.transform = `translate(${box.x}px, ${box.y}px)`;
        style.width = `${box.width}px`;
        style.height = `${box.height}px`;
      };
      const release = ({ clientX, clientY }: MouseEvent): void => {
        stop?.();
        swallowClick();
        chooseBetween(from, new DOMPointReadOnly(clientX, clientY));
      };
      globalThis.addEventListener('mousemove', move);
      globalThis.addEventListener('mouseup', release);
      stop = () => {
        globalThis.removeEventListener('mousemove', move);
        globalThis.removeEventListener('mouseup', release);
        if (rectangle.current) rectangle.current.style.display = 'none';
        stop = null;
      };
    };
    canvas.addEventListener('mousedown', press, { capture: true });
    return () => {
      stop?.();
      canvas.removeEventListener('mousedown', press, { capture: true });
    };
  }, [frame]);
  return <div ref={rectangle} className={classes.marquee} />;
}
