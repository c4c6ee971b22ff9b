import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useMemo } from 'react';
import { AttributeSources } from '../attribute-sources.tsx';
import { Canvas } from '../canvas/canvas.tsx';
import { Commands } from '../keys/commands.ts';
import { createOutlineStore } from '../outline/outline-store.ts';
import { RightPane } from '../pane/right-pane.tsx';
import type { DesignerShared } from '../state/designer-context.ts';
import { DesignerContext, useDesigner } from '../state/designer-context.ts';
import { createDocumentStore } from '../state/document-store.ts';
import { createViewStore } from '../state/view-store.ts';
import { createTestingStore } from '../testing/testing-store.ts';
import { useEdits } from '../use-edits.ts';
import { useProblems } from '../use-problems.ts';
import type { Opened } from './opened-canvas.ts';

type MeasuredDesignerProps = Extract<Opened, { side: 'designer' }>;

/** The designer with its real stores, checks, canvas and pane; only what asks the server is left out. */
export function MeasuredDesigner({ document, ...opened }: MeasuredDesignerProps) {
  const shared = useMemo<DesignerShared>(
    () => ({
      journeyId: 'benchmark',
      version: undefined,
      chosenVersion: undefined,
      period: undefined,
      channel: undefined,
      documents: createDocumentStore(document, false),
      view: createViewStore({ type: 'entry' }, false),
      outline: createOutlineStore(),
      commands: new Commands(),
      testing: createTestingStore(),
      triggers: [],
      contactAttributes: [],
      senders: undefined,
      ids: [],
    }),
    [document],
  );
  return (
    <DesignerContext value={shared}>
      <ReactFlowProvider>
        <AttributeSources>
          <Canvas />
          <RightPane />
          <Ready {...opened} />
        </AttributeSources>
      </ReactFlowProvider>
    </DesignerContext>
  );
}

/** Tells when the canvas bears its mark, and gives what inserts as the picker does. */
function Ready({ onReady, onMounted }: Pick<MeasuredDesignerProps, 'onReady' | 'onMounted'>) {
  const edits = useEdits();
  const { documents, triggers, contactAttributes, senders, view } = useDesigner();
  useProblems(documents, { triggers, contactAttributes, senders });
  useEffect(() => {
    onMounted((block) => {
      const id = edits.insert(block);
      if (id === null) throw new Error('The designer refused the block to be inserted.');
      view.getState().select({ type: 'block', blockId: id });
      view.getState().revealNode(id);
      view.getState().requestFocus('');
    });
  }, [edits, view, onMounted]);
  useEffect(() => {
    const canvas = document.getElementById('canvas');
    if (!canvas) return;
    const watch = new MutationObserver(() => {
      if (!canvas.hasAttribute('data-canvas-ready')) return;
      watch.disconnect();
      onReady();
    });
    watch.observe(canvas, { attributeFilter: ['data-canvas-ready'] });
    return () => watch.disconnect();
  }, [onReady]);
  return null;
}
