import type { EdgeProps } from '@xyflow/react';
import { BaseEdge } from '@xyflow/react';
import { use } from 'react';
import { PathLines, ShownLines } from '../numbers/shown-lines.ts';
import { usePathMark } from '../testing/use-test-mark.ts';
import type { CanvasEdge } from './flow-elements.ts';

/**
 * A line of the layout, drawn as it was laid out; with live numbers on as wide as people took it,
 * and strong where the one person went whose way, or test, is shown.
 */
export function ConnectorEdge({ id, data, markerEnd }: EdgeProps<CanvasEdge>) {
  const width = use(ShownLines)?.widths.get(id);
  const path = use(PathLines);
  const mark = usePathMark(id, 'lines');
  const taken = mark === undefined ? path?.has(id) : mark === 'passed';
  const people = width === undefined ? '' : 'people';
  const look = taken === undefined ? people : taken ? 'onPath' : 'offPath';
  return (
    <BaseEdge
      id={id}
      path={data?.path ?? ''}
      interactionWidth={0}
      className={look}
      {...(look === 'people' && width !== undefined && { style: { strokeWidth: width } })}
      {...(markerEnd && { markerEnd })}
    />
  );
}
