import { Handle, Position } from '@xyflow/react';
import classes from './line-ends.module.css';

/** Where React Flow looks for the ends of lines; unseen, and nobody draws lines by hand. */
export function LineEnds() {
  return (
    <>
      <Handle type="target" position={Position.Top} isConnectable={false} className={classes.end} />
      <Handle
        type="source"
        position={Position.Bottom}
        isConnectable={false}
        className={classes.end}
      />
    </>
  );
}
