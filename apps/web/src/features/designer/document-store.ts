import type { Block, BlockId, JourneyDocument } from '@percurso/journey/document';
import type { Problem } from '@percurso/journey/problem';
import { walkBlocks } from '@percurso/journey/walk-blocks';
import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  type Change,
  type ChangeWords,
  type History,
  recordChange,
  redoChange,
  startHistory,
  undoChange,
} from './history.ts';

/** An edit of the document: what it makes of it, and how the history calls it. */
export interface Edit {
  change(document: JourneyDocument): JourneyDocument;
  what: ChangeWords;
  where: BlockId | null;
  field?: string | undefined;
}

export interface DocumentState extends History {
  /** Each block by its id, so that a card reads its own in constant time. */
  blocks: ReadonlyMap<BlockId, Block>;
  problems: readonly Problem[];
  problemsOf: ReadonlyMap<BlockId | null, readonly Problem[]>;
  readOnly: boolean;
  edit(edit: Edit): void;
  /** The step taken back, for the announcement and for showing where it was. */
  undo(): Change | null;
  redo(): Change | null;
  /** Another version in place of this one; the history starts anew. */
  load(document: JourneyDocument, readOnly: boolean): void;
  setProblems(problems: readonly Problem[]): void;
}

export type DocumentStore = StoreApi<DocumentState>;

/** The document being edited with its history; what is selected and seen lives in the view store. */
export function createDocumentStore(document: JourneyDocument, readOnly: boolean): DocumentStore {
  return createStore<DocumentState>()((set, get) => {
    const show = (history: History): void =>
      set({ ...history, blocks: blocksById(history.document) });
    return {
      ...startHistory(document),
      blocks: blocksById(document),
      problems: [],
      problemsOf: new Map(),
      readOnly,
      edit({ change, ...step }) {
        const state = get();
        if (state.readOnly) return;
        const after = change(state.document);
        const { document: now, past, future } = state;
        const at = performance.now();
        const history = recordChange({ document: now, past, future }, { ...step, after, at });
        if (history.document !== now) show(history);
      },
      undo() {
        const { document: now, past, future, readOnly: locked } = get();
        const last = past.at(-1);
        if (!last || locked) return null;
        show(undoChange({ document: now, past, future }));
        return last;
      },
      redo() {
        const { document: now, past, future, readOnly: locked } = get();
        const next = future.at(-1);
        if (!next || locked) return null;
        show(redoChange({ document: now, past, future }));
        return next;
      },
      load(other, locked) {
        show(startHistory(other));
        set({ readOnly: locked });
      },
      setProblems(problems) {
        set({ problems, problemsOf: Map.groupBy(problems, (problem) => problem.blockId) });
      },
    };
  });
}

function blocksById(document: JourneyDocument): Map<BlockId, Block> {
  const blocks = new Map<BlockId, Block>();
  for (const { block } of walkBlocks(document)) blocks.set(block.id, block);
  return blocks;
}
