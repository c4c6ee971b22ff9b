import '@xyflow/react/dist/style.css';
import { useComputedColorScheme } from '@mantine/core';
import type { EdgeTypes, NodeTypes } from '@xyflow/react';
import { ReactFlow } from '@xyflow/react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FirstStep } from '../first-use/first-step.tsx';
import { NumbersNote } from '../numbers/numbers-note.tsx';
import { PathLines, ShownLines, usePathLines, useShownLines } from '../numbers/shown-lines.ts';
import { useDesigner, useView } from '../state/designer-context.ts';
import { nodeOfSelection } from '../state/view-store.ts';
import { useTakenPath } from '../testing/use-taken-path.ts';
import { BlockNode } from './block-node.tsx';
import classes from './canvas.module.css';
import { CanvasMotion } from './canvas-motion.tsx';
import { ConnectorEdge } from './connector-edge.tsx';
import { ExitNode } from './exit-node.tsx';
import { firstViewport } from './first-viewport.ts';
import type { CanvasEdge, CanvasNode } from './flow-elements.ts';
import { JumpNode } from './jump-node.tsx';
import { Marquee } from './marquee.tsx';
import { Minimap, useMinimapShown } from './minimap.tsx';
import { MoveControl } from './move-control.tsx';
import { PillNode } from './pill-node.tsx';
import { PlusNode } from './plus-node.tsx';
import { Scrollbars } from './scrollbars.tsx';
import { showZoom } from './show-zoom.ts';
import { TriggerNode } from './trigger-node.tsx';
import { useCanvasCommands } from './use-canvas-commands.ts';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { useCanvasLayout } from './use-canvas-layout.ts';
import { useFirstSize } from './use-first-size.ts';
import { useSpacePan } from './use-space-pan.ts';
import { useZoomCommands } from './use-zoom-commands.ts';
import { ZoomCluster } from './zoom-cluster.tsx';

const nodeTypes: NodeTypes = {
  trigger: TriggerNode,
  block: BlockNode,
  plus: PlusNode,
  pill: PillNode,
  exit: ExitNode,
  jump: JumpNode,
};
const edgeTypes: EdgeTypes = { connector: ConnectorEdge };

/** The journey as a tree of cards; one tab stop, arrow keys inside. */
export function Canvas() {
  const { t } = useTranslation('designer');
  const { view } = useDesigner();
  const colorMode = useComputedColorScheme('light');
  const frame = useRef<HTMLDivElement>(null);
  const size = useFirstSize(frame);
  const { layout, nodes, edges } = useCanvasLayout();
  const lines = useShownLines(layout);
  const path = usePathLines(layout);
  const onKeyDown = useCanvasKeys(layout);
  const hand = useSpacePan(frame);
  useTakenPath(layout);
  const onPaste = useCanvasCommands(layout);
  useZoomCommands(layout);
  const active = useView((state) => nodeOfSelection(state.selection));
  const moving = useView((state) => state.moving !== null);
  const minimap = useMinimapShown();
  return (
    <div
      ref={frame}
      id="canvas"
      data-editor="canvas"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the canvas is one composite control
      tabIndex={0}
      role="application"
      aria-label={t('canvas.label')}
      aria-describedby="canvas-help"
      aria-activedescendant={active === null ? undefined : `node-${active}`}
      className={classes.canvas}
      data-moving={moving || undefined}
      data-hand={hand || undefined}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    >
      <p id="canvas-help" className={classes.help}>
        {t('canvas.help')}
      </p>
      <ShownLines value={lines}>
        <PathLines value={path}>
          {size ? (
            <ReactFlow<CanvasNode, CanvasEdge>
              nodes={nodes}
              edges={edges}
              nodeTypes={nodeTypes}
              edgeTypes={edgeTypes}
              colorMode={colorMode}
              defaultViewport={firstViewport(layout.bounds, size)}
              minZoom={0.1}
              maxZoom={1.5}
              nodesDraggable={false}
              nodesConnectable={false}
              nodesFocusable={false}
              edgesFocusable={false}
              elementsSelectable={false}
              onlyRenderVisibleElements
              panOnScroll
              panOnDrag
              // Cards and buttons keep their own drags, but not from the hand.
              noPanClassName={hand ? 'never' : 'nopan'}
              zoomOnScroll={false}
              zoomOnDoubleClick={false}
              zoomActivationKeyCode={['Control', 'Meta']}
              deleteKeyCode={null}
              selectionKeyCode={null}
              multiSelectionKeyCode={null}
              disableKeyboardA11y
              onPaneClick={({ shiftKey, ctrlKey, metaKey }) => {
                const plain = !shiftKey && !ctrlKey && !metaKey && !view.getState().moving;
                if (plain) view.getState().select({ type: 'settings' });
                frame.current?.focus({ preventScroll: true });
              }}
              onMove={(_event, { zoom }) => showZoom(frame.current, zoom)}
              onMoveStart={(event) => event && view.getState().openPicker(null)}
            >
              <CanvasMotion layout={layout} frame={frame} />
              <MoveControl layout={layout} frame={frame} />
              <Marquee layout={layout} frame={frame} />
              <Scrollbars bounds={layout.bounds} />
              <ZoomCluster />
              {minimap ? <Minimap layout={layout} /> : null}
              <FirstStep layout={layout} />
            </ReactFlow>
          ) : null}
        </PathLines>
      </ShownLines>
      <NumbersNote />
    </div>
  );
}
