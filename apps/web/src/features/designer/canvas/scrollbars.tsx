import { useReactFlow, useStore, useViewport } from '@xyflow/react';
import type { PointerEvent } from 'react';
import type { Box } from './layout.ts';
import { scrollThumb } from './scroll-thumb.ts';
import classes from './scrollbars.module.css';

/** Where one is in a journey that is larger than the canvas; for the pointer, as keys have their own ways. */
export function Scrollbars({ bounds }: { bounds: Box }) {
  const flow = useReactFlow();
  const { x, y, zoom } = useViewport();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const down = scrollThumb({ from: bounds.y * zoom + y, length: bounds.height * zoom }, height);
  const across = scrollThumb({ from: bounds.x * zoom + x, length: bounds.width * zoom }, width);
  const hold = (event: PointerEvent): void => {
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const scroll = (event: PointerEvent, step: { x: number; y: number }): void => {
    if (event.buttons !== 1) return;
    const at = flow.getViewport();
    void flow.setViewport({
      x: at.x - event.movementX * step.x,
      y: at.y - event.movementY * step.y,
      zoom: at.zoom,
    });
  };
  return (
    <>
      {down ? (
        <div className={classes.down} aria-hidden="true">
          <div
            className={classes.thumb}
            data-scroll="down"
            style={{ top: `${down.start * 100}%`, height: `${down.size * 100}%` }}
            onPointerDown={hold}
            onPointerMove={(event) => scroll(event, { x: 0, y: down.step })}
          />
        </div>
      ) : null}
      {across ? (
        <div className={classes.across} aria-hidden="true">
          <div
            className={classes.thumb}
            data-scroll="across"
            style={{ left: `${across.start * 100}%`, width: `${across.size * 100}%` }}
            onPointerDown={hold}
            onPointerMove={(event) => scroll(event, { x: across.step, y: 0 })}
          />
        </div>
      ) : null}
    </>
  );
}
