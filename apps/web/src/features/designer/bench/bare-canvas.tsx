import '@xyflow/react/dist/style.css';
import type { Edge, Node } from '@xyflow/react';
import { ReactFlow, useEdgesState, useNodesInitialized, useNodesState } from '@xyflow/react';
import { useEffect } from 'react';
import { firstViewport } from '../canvas/first-viewport.ts';
import type { TreeLayout } from '../canvas/layout.ts';
import { PANE_WIDTH } from '../pane/use-pane-width.ts';
import { afterTwoFrames } from './after-frames.ts';
import classes from './bench.module.css';
import type { Opened } from './opened-canvas.ts';

type BareCanvasProps = Extract<Opened, { side: 'bare' }>;

/** React Flow as it comes: its own nodes and edges, nothing set but where they are and the first view. */
export function BareCanvas({ layout, onReady, onMounted }: BareCanvasProps) {
  const [nodes, setNodes, onNodesChange] = useNodesState(layout.nodes.map(nodeOf));
  const [edges, setEdges, onEdgesChange] = useEdgesState(layout.lines.map(edgeOf));
  useEffect(() => {
    onMounted((next) => {
      setNodes((drawn) => {
        const old = new Map(drawn.map((node) => [node.id, node]));
        return next.nodes.map((item) => movedNode(old.get(item.id), nodeOf(item)));
      });
      setEdges((drawn) => {
        const old = new Map(drawn.map((edge) => [edge.id, edge]));
        return next.lines.map((line) => old.get(line.id) ?? edgeOf(line));
      });
    });
  }, [onMounted, setNodes, setEdges]);
  const view = { width: window.innerWidth - PANE_WIDTH.usual, height: window.innerHeight };
  return (
    <>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        defaultViewport={firstViewport(layout.bounds, view)}
      >
        <Ready onReady={onReady} />
      </ReactFlow>
      {/* Where the designer has its pane, so that both canvases have the same size. */}
      <div className={classes.side} style={{ width: PANE_WIDTH.usual }} />
    </>
  );
}

/** Two frames after the nodes have been measured, as the designer marks its canvas. */
function Ready({ onReady }: { onReady(): void }) {
  const measured = useNodesInitialized();
  useEffect(() => {
    if (measured) void afterTwoFrames().then(onReady);
  }, [measured, onReady]);
  return null;
}

function nodeOf({ id, box }: TreeLayout['nodes'][number]): Node {
  return { id, position: { x: box.x, y: box.y }, data: { label: id } };
}

function edgeOf({ id, source, target }: TreeLayout['lines'][number]): Edge {
  return { id, source, target };
}

function movedNode(old: Node | undefined, next: Node): Node {
  if (!old) return next;
  const same = old.position.x === next.position.x && old.position.y === next.position.y;
  return same ? old : { ...old, position: next.position };
}
