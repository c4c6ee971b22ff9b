import type { Edge, Node, NodeHandle, NodeProps } from '@xyflow/react';
import { MarkerType, Position } from '@xyflow/react';
import { connectorPath } from './connector-path.ts';
import type { LayoutLine, LayoutNode, TreeLayout } from './layout.ts';

export type CanvasNode = Node<{ item: LayoutNode }, LayoutNode['type']>;
export type CanvasEdge = Edge<{ path: string }, 'connector'>;

const HANDLE = 6;
/**
 * React Flow measures each element it mounts and then draws it and its lines again. All is known
 * here, and an element without a size is not measured; what is inside it has one.
 */
const UNMEASURED = { width: 0, height: 0, pointerEvents: 'all' } as const;

/**
 * React Flow's nodes and edges for a layout. What did not move keeps its old object, so that a
 * change redraws only what it touched; with sizes and handles given, culling works at first paint.
 */
export function flowElements(
  layout: TreeLayout,
  before: { nodes: readonly CanvasNode[]; edges: readonly CanvasEdge[] },
): { nodes: CanvasNode[]; edges: CanvasEdge[] } {
  const oldNodes = new Map(before.nodes.map((node) => [node.id, node]));
  const oldEdges = new Map(before.edges.map((edge) => [edge.id, edge]));
  return {
    nodes: layout.nodes.map((item) => {
      const old = oldNodes.get(item.id);
      return old && isUnmoved(old.data.item, item) ? old : nodeOf(item);
    }),
    edges: layout.lines.map((line) => keepEdge(oldEdges.get(line.id), edgeOf(line))),
  };
}

function nodeOf(item: LayoutNode): CanvasNode {
  const { id, type, box } = item;
  return {
    id,
    type,
    data: { item },
    position: { x: box.x, y: box.y },
    measured: { width: box.width, height: box.height },
    handles: handlesOf(box.width, box.height),
    style: UNMEASURED,
    focusable: false,
    selectable: false,
    draggable: false,
    connectable: false,
  };
}

function handlesOf(width: number, height: number): NodeHandle[] {
  const x = width / 2 - HANDLE / 2;
  const size = { width: HANDLE, height: HANDLE };
  return [
    { type: 'target', position: Position.Top, x, y: -HANDLE / 2, ...size },
    { type: 'source', position: Position.Bottom, x, y: height - HANDLE / 2, ...size },
  ];
}

function edgeOf({ id, source, target, points, back }: LayoutLine): CanvasEdge {
  return {
    id,
    source,
    target,
    type: 'connector',
    data: { path: connectorPath(points) },
    ...(back
      ? { markerEnd: { type: MarkerType.ArrowClosed, color: 'var(--xy-edge-stroke)' } }
      : {}),
    focusable: false,
    selectable: false,
  };
}

/** For memo(): React Flow hands each node its place too, but it is the element around it that bears it. */
export function isDrawnAlike(one: NodeProps<CanvasNode>, other: NodeProps<CanvasNode>): boolean {
  const { id, width, height, data } = one;
  if (id !== other.id || width !== other.width || height !== other.height) return false;
  const { box: _from, ...before } = data.item;
  const { box: _to, ...item } = other.data.item;
  return isAlike(before, item);
}

/** Most of what an insertion changes moved, and the box tells soonest. */
function isUnmoved(old: LayoutNode, item: LayoutNode): boolean {
  return isAlike(old.box, item.box) && isAlike(old, item);
}

/** Items are plain values inside plain objects, two levels deep at most. */
function isAlike(one: object, other: object): boolean {
  const keys = Object.keys(one) as (keyof typeof one)[];
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => {
    const [a, b]: [unknown, unknown] = [one[key], other[key]];
    if (a === b) return true;
    return isObject(a) && isObject(b) && isAlike(a, b);
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function keepEdge(old: CanvasEdge | undefined, next: CanvasEdge): CanvasEdge {
  return old?.data?.path === next.data?.path && old ? old : next;
}
