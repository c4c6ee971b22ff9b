import type { Block, JourneyDocument } from '@percurso/journey/document';
import { useMemo, useRef } from 'react';
import { treeRules } from '../state/block-ports.ts';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import { sendsMessages } from '../state/message-blocks.ts';
import { structureKey } from '../state/structure-key.ts';
import type { CanvasEdge, CanvasNode } from './flow-elements.ts';
import { flowElements } from './flow-elements.ts';
import type { TreeLayout } from './layout.ts';
import { layoutTree } from './layout.ts';
import { CARD_HEIGHT, CARD_HEIGHT_WITH_NUMBERS, NUMBERS_HEIGHT } from './layout-metrics.ts';

export interface CanvasLayout {
  layout: TreeLayout;
  nodes: CanvasNode[];
  edges: CanvasEdge[];
}

/** The document laid out; recomputed only when its structure changes, not while someone types. */
export function useCanvasLayout(): CanvasLayout {
  const { documents } = useDesigner();
  const key = useDocument((state) => keyOf(state.document));
  const numbers = useView((state) => state.numbers);
  const drawn = useRef<{ nodes: CanvasNode[]; edges: CanvasEdge[] }>({ nodes: [], edges: [] });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when the document's shape changed
  return useMemo(() => {
    const { document } = documents.getState();
    const cardHeight = numbers ? CARD_HEIGHT_WITH_NUMBERS : CARD_HEIGHT;
    const moreHeight = (block: Block) => (numbers && sendsMessages(block) ? NUMBERS_HEIGHT : 0);
    const layout = layoutTree(document, { ...treeRules, cardHeight, moreHeight });
    drawn.current = flowElements(layout, drawn.current);
    return { layout, ...drawn.current };
  }, [documents, key, numbers]);
}

const keys = new WeakMap<JourneyDocument, string>();

/** The store is asked at every change, also of what is no part of the document. */
function keyOf(document: JourneyDocument): string {
  const known = keys.get(document);
  if (known !== undefined) return known;
  const key = structureKey(document, treeRules);
  keys.set(document, key);
  return key;
}
