import { useReducedMotion } from '@mantine/hooks';
import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import type { RefObject } from 'react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { usePaneOverlap } from '../pane/use-pane-overlap.ts';
import { useDesigner, useView } from '../state/designer-context.ts';
import { nodeOfSelection } from '../state/view-store.ts';
import type { Point, TreeLayout } from './layout.ts';
import { isUnderNotices, revealViewport } from './reveal-viewport.ts';
import { showZoom } from './show-zoom.ts';
import { useNoticesHeight } from './use-notices-height.ts';

const SHIFT_MS = 160;

interface CanvasMotionProps {
  layout: TreeLayout;
  frame: RefObject<HTMLDivElement | null>;
}

/** Keeps the selected block where it was when the layout changes, and brings into sight what is asked for. */
export function CanvasMotion({ layout, frame }: CanvasMotionProps) {
  const { view } = useDesigner();
  const flow = useReactFlow();
  const store = useStoreApi();
  const calm = useReducedMotion();
  const reveal = useView((state) => state.reveal);
  const covered = usePaneOverlap();
  const notices = useNoticesHeight();
  const before = useRef(layout);
  const lastDrop = useRef<number | null>(null);

  useLayoutEffect(() => {
    const { selection, drop } = view.getState();
    const id = nodeOfSelection(selection);
    const droppedOn = drop !== null && drop.serial !== lastDrop.current ? drop.plusId : null;
    const was = centre(before.current, droppedOn ?? id);
    const is = centre(layout, id);
    const first = before.current === layout;
    before.current = layout;
    lastDrop.current = drop?.serial ?? null;
    if (was && is && (was.x !== is.x || was.y !== is.y)) {
      const { x, y, zoom } = flow.getViewport();
      void flow.setViewport({ x: x + (was.x - is.x) * zoom, y: y + (was.y - is.y) * zoom, zoom });
    }
    if (first || calm || !frame.current) return;
    // Cards, lines and the view move in step, so that what was touched seems to stand still.
    const shifted = frame.current;
    shifted.setAttribute('data-shifting', 'true');
    const settle = (): void => shifted.removeAttribute('data-shifting');
    const timer = setTimeout(settle, SHIFT_MS);
    return () => {
      clearTimeout(timer);
      settle();
    };
  }, [layout, flow, view, frame, calm]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once, in the layout of that moment
  useEffect(() => {
    const box = layout.nodes.find((node) => node.id === reveal?.nodeId)?.box;
    if (!box) return;
    const { width, height } = store.getState();
    const viewport = flow.getViewport();
    const next = revealViewport(box, viewport, {
      width: width - covered,
      height,
      notices,
    });
    const shifting = frame.current?.hasAttribute('data-shifting') ?? false;
    const duration = calm || shifting ? 0 : SHIFT_MS;
    if (next !== viewport) void flow.setViewport(next, { duration });
  }, [reveal]);

  // A drawer or a pane over the edge takes room from the canvas; what is selected stays in sight.
  const height = useStore((state) => state.height);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the canvas becomes another size
  useEffect(() => {
    const id = nodeOfSelection(view.getState().selection);
    if (id !== null) view.getState().revealNode(id);
  }, [height, covered]);

  // A notice comes over what is worked at, but never takes the view back to what is out of sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when there is another notice; where the view is moved by hand it stays
  useEffect(() => {
    const id = nodeOfSelection(view.getState().selection);
    const box = layout.nodes.find((node) => node.id === id)?.box;
    const size = { width: store.getState().width - covered, height: store.getState().height };
    if (id === null || !box) return;
    if (isUnderNotices(box, flow.getViewport(), { ...size, notices })) {
      view.getState().revealNode(id);
    }
  }, [notices]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark is taken off and set again per layout
  useEffect(() => {
    const element = frame.current;
    showZoom(element, flow.getZoom());
    let second = 0;
    const first = requestAnimationFrame(() => {
      second = requestAnimationFrame(() => element?.setAttribute('data-canvas-ready', 'true'));
    });
    return () => {
      cancelAnimationFrame(first);
      cancelAnimationFrame(second);
      element?.removeAttribute('data-canvas-ready');
    };
  }, [layout]);
  return null;
}

function centre({ nodes }: TreeLayout, id: string | null): Point | null {
  const box = nodes.find((node) => node.id === id)?.box;
  return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
}
