import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useCommand } from '../keys/use-command.ts';
import { useDesigner } from '../state/designer-context.ts';
import { nodeOfSelection } from '../state/view-store.ts';
import { fitViewport } from './first-viewport.ts';
import type { Box, TreeLayout } from './layout.ts';

/** What keys and the zoom's buttons do to the view of the canvas. */
export function useZoomCommands(layout: TreeLayout): void {
  const { view } = useDesigner();
  const flow = useReactFlow();
  const store = useStoreApi();
  const show = (bounds: Box): void => {
    const { width, height } = store.getState();
    void flow.setViewport(fitViewport(bounds, { width, height }));
  };
  const fitSelection = (): void => {
    const { chosen, selection } = view.getState();
    const active = nodeOfSelection(selection);
    const boxes = layout.nodes
      .filter(({ id }) => (chosen.size > 0 ? chosen.has(id) : id === active))
      .map(({ box }) => box);
    const around = boxAround(boxes);
    if (around) show(around);
  };
  useCommand('zoomIn', () => void flow.zoomIn());
  useCommand('zoomOut', () => void flow.zoomOut());
  useCommand('zoomReset', () => void flow.zoomTo(1));
  useCommand('zoomFit', () => show(layout.bounds));
  useCommand('zoomSelection', fitSelection);
}

function boxAround(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
