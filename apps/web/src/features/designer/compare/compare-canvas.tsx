import { useComputedColorScheme } from '@mantine/core';
import { useElementSize, useReducedMotion } from '@mantine/hooks';
import type { JourneyDocument } from '@percurso/journey/document';
import type { EdgeTypes, NodeTypes } from '@xyflow/react';
import { ReactFlow, useReactFlow, useStoreApi } from '@xyflow/react';
import { use, useEffect, useMemo } from 'react';
import { ConnectorEdge } from '../canvas/connector-edge.tsx';
import { ExitNode } from '../canvas/exit-node.tsx';
import { firstViewport } from '../canvas/first-viewport.ts';
import type { CanvasEdge, CanvasNode } from '../canvas/flow-elements.ts';
import { flowElements } from '../canvas/flow-elements.ts';
import { JumpNode } from '../canvas/jump-node.tsx';
import type { TreeLayout } from '../canvas/layout.ts';
import { layoutTree, TRIGGER_ID } from '../canvas/layout.ts';
import { CARD_HEIGHT } from '../canvas/layout-metrics.ts';
import { PillNode } from '../canvas/pill-node.tsx';
import { revealViewport } from '../canvas/reveal-viewport.ts';
import { treeRules } from '../state/block-ports.ts';
import classes from './compare.module.css';
import { CompareCard, CompareJoint, CompareTrigger } from './compare-card.tsx';
import { CompareShared, JOURNEY } from './compare-context.ts';

const nodeTypes: NodeTypes = {
  trigger: CompareTrigger,
  block: CompareCard,
  plus: CompareJoint,
  pill: PillNode,
  exit: ExitNode,
  jump: JumpNode,
};
const edgeTypes: EdgeTypes = { connector: ConnectorEdge };

/** Both trees in one drawing, only to be looked at. */
export function CompareCanvas({ document }: { document: JourneyDocument }) {
  const { ref, width, height } = useElementSize();
  const colorMode = useComputedColorScheme('light');
  const { layout, nodes, edges } = useMemo(() => {
    const laid = layoutTree(document, { ...treeRules, cardHeight: CARD_HEIGHT });
    return { layout: laid, ...flowElements(laid, { nodes: [], edges: [] }) };
  }, [document]);
  return (
    <div ref={ref} className={classes.canvas}>
      {width > 0 && height > 0 ? (
        <ReactFlow<CanvasNode, CanvasEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          colorMode={colorMode}
          defaultViewport={firstViewport(layout.bounds, { width, height })}
          minZoom={0.1}
          maxZoom={1.5}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          onlyRenderVisibleElements
          panOnScroll
          zoomOnDoubleClick={false}
          zoomActivationKeyCode={['Control', 'Meta']}
          deleteKeyCode={null}
          disableKeyboardA11y
        >
          <FollowChosen layout={layout} />
        </ReactFlow>
      ) : null}
    </div>
  );
}

/** Brings the change that is looked at into sight. */
function FollowChosen({ layout }: { layout: TreeLayout }) {
  const { chosen } = use(CompareShared);
  const flow = useReactFlow();
  const store = useStoreApi();
  const calm = useReducedMotion();
  useEffect(() => {
    const id = chosen === JOURNEY ? TRIGGER_ID : chosen;
    const box = layout.nodes.find((node) => node.id === id)?.box;
    if (!box) return;
    const { width, height } = store.getState();
    const viewport = flow.getViewport();
    const next = revealViewport(box, viewport, { width, height, notices: 0 });
    if (next !== viewport) void flow.setViewport(next, { duration: calm ? 0 : 160 });
  }, [chosen, layout, flow, store, calm]);
  return null;
}
