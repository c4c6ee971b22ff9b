import type { EdgeProps } from '@xyflow/react';
import { BaseEdge } from '@xyflow/react';
import type { CanvasEdge } from './flow-elements.ts';

/** A line of the layout, drawn as it was laid out. */
export function ConnectorEdge({ id, data, markerEnd }: EdgeProps<CanvasEdge>) {
  return (
    <BaseEdge
      id={id}
      path={data?.path ?? ''}
      interactionWidth={0}
      {...(markerEnd && { markerEnd })}
    />
  );
}
