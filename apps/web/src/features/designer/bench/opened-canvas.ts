import type { JourneyDocument } from '@percurso/journey/document';
import { insertBlock } from '@percurso/journey/insert-block';
import type { TreeLayout } from '../canvas/layout.ts';
import { layoutTree } from '../canvas/layout.ts';
import { CARD_HEIGHT } from '../canvas/layout-metrics.ts';
import { treeRules } from '../state/block-ports.ts';
import type { NewBlock } from '../use-edits.ts';
import { afterTwoFrames } from './after-frames.ts';
import type { Side } from './canvas-bench.ts';
import { generateDocument } from './generate-document.ts';

interface Opening {
  ready: Promise<void>;
  onReady(): void;
  /** Puts a block behind the first one. */
  insert(): void;
}

interface OpenedDesigner extends Opening {
  side: 'designer';
  document: JourneyDocument;
  onMounted(insert: (block: NewBlock) => void): void;
}

interface OpenedBare extends Opening {
  side: 'bare';
  layout: TreeLayout;
  onMounted(draw: (layout: TreeLayout) => void): void;
}

/** A canvas on its way to being drawn, with what the page needs to draw it. */
export type Opened = OpenedDesigner | OpenedBare;

/** What either side is opened with: the document, or the places of nodes and edges. */
export function openCanvas(side: Side, blocks: number): Opened {
  const document = generateDocument(blocks);
  const place = { parent: null, port: null, index: 1 };
  const kind = document.blocks[0]?.kind ?? '';
  let onReady = (): void => {};
  const ready = new Promise<void>((done) => {
    onReady = done;
  });
  const insert = (): void => {
    throw new Error('The canvas is not there yet: wait until it is open.');
  };
  if (side === 'designer') {
    const opened: OpenedDesigner = {
      ...{ side, document, ready, onReady, insert },
      onMounted(insertInto) {
        opened.insert = () => insertInto({ kind, place });
      },
    };
    return opened;
  }
  const rules = { ...treeRules, cardHeight: CARD_HEIGHT };
  const block = { id: `b${blocks + 1}`, kind, config: {} };
  const longer = layoutTree(insertBlock({ document, place, block }), rules);
  const opened: OpenedBare = {
    ...{ side, layout: layoutTree(document, rules), ready, onReady, insert },
    onMounted(draw) {
      opened.insert = () => draw(longer);
    },
  };
  return opened;
}

/** Milliseconds from the edit to the second frame after it. */
export async function insertedInto(opened: Opened | null): Promise<number> {
  if (!opened) throw new Error('There is no canvas to insert into: open one first.');
  const began = performance.now();
  opened.insert();
  await afterTwoFrames();
  return performance.now() - began;
}
