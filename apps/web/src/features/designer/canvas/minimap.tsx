import { Panel, useReactFlow, useStore, useStoreApi, useViewport } from '@xyflow/react';
import type { PointerEvent } from 'react';
import { useMemo } from 'react';
import { useDocument, useView } from '../state/designer-context.ts';
import { useReportedProblemsOf } from '../state/reported-problems.ts';
import { nodeOfSelection } from '../state/view-store.ts';
import classes from './canvas.module.css';
import type { TreeLayout } from './layout.ts';
import type { MinimapScale } from './minimap-marks.ts';
import { minimapPath, minimapScale, minimapWindow, viewportAt } from './minimap-marks.ts';

/** From this many blocks on it shows by itself. */
const SHOWN_ABOVE = 40;

/** Whether the small map is to be seen: as was asked, else for a journey too large to overlook. */
export function useMinimapShown(): boolean {
  const asked = useView((state) => state.minimap);
  const large = useDocument((state) => state.blocks.size > SHOWN_ABOVE);
  return asked ?? large;
}

/**
 * The whole journey small, with problems and the selection; a click or a drag goes there. Three paths
 * whatever the size, as an element per block would double the page.
 */
export function Minimap({ layout }: { layout: TreeLayout }) {
  const problemsOf = useReportedProblemsOf();
  const chosen = useView((state) => state.chosen);
  const active = useView((state) => nodeOfSelection(state.selection));
  const flow = useReactFlow();
  const store = useStoreApi();
  const scale = useMemo(() => minimapScale(layout.bounds), [layout]);
  const all = useMemo(() => minimapPath(layout, scale, () => true), [layout, scale]);
  const wrong = useMemo(
    () =>
      minimapPath(
        layout,
        scale,
        (id) => problemsOf.get(id)?.some(({ severity }) => severity === 'error') ?? false,
      ),
    [layout, scale, problemsOf],
  );
  const warned = useMemo(
    () =>
      minimapPath(layout, scale, (id) => {
        const problems = problemsOf.get(id) ?? [];
        return problems.length > 0 && problems.every(({ severity }) => severity === 'warning');
      }),
    [layout, scale, problemsOf],
  );
  const selected = useMemo(
    () => minimapPath(layout, scale, (id) => id === active || chosen.has(id)),
    [layout, scale, active, chosen],
  );
  const go = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const point = { x: event.clientX - box.left - PADDING, y: event.clientY - box.top - PADDING };
    const { width, height } = store.getState();
    void flow.setViewport(viewportAt(scale, point, { width, height, zoom: flow.getZoom() }));
  };
  const size = { width: scale.width + 2 * PADDING, height: scale.height + 2 * PADDING };
  return (
    <Panel position="bottom-right" className={classes.minimapPlace}>
      {/* For the pointer only: the keyboard has Find, the arrows and the outline. */}
      <svg
        className={classes.minimap}
        {...size}
        aria-hidden="true"
        data-minimap
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          go(event);
        }}
        onPointerMove={go}
      >
        <g transform={`translate(${PADDING} ${PADDING})`}>
          <path className={classes.minimapCards} d={all} />
          <path className={classes.minimapWarned} d={warned} />
          <path className={classes.minimapWrong} d={wrong} />
          <path className={classes.minimapSelected} d={selected} />
          <MinimapWindow scale={scale} />
        </g>
      </svg>
    </Panel>
  );
}

const PADDING = 8;

/** Alone, so that panning draws nothing else anew. */
function MinimapWindow({ scale }: { scale: MinimapScale }) {
  const viewport = useViewport();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const window = minimapWindow(scale, viewport, { width, height });
  return <rect className={classes.minimapWindow} {...window} />;
}
