import type { ReactNode } from 'react';
import classes from './small-nodes.module.css';

interface NodeBoxProps {
  width: number | undefined;
  height: number | undefined;
  children: ReactNode;
}

/** The place the layout gave a node; React Flow's own element has no size. */
export function NodeBox({ width, height, children }: NodeBoxProps) {
  return (
    <div className={classes.box} style={{ width, height }}>
      {children}
    </div>
  );
}
