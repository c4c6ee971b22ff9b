import type { Block, BlockId, JourneyDocument } from '@percurso/journey/document';
import type { Problem } from '@percurso/journey/problem';
import { walkBlocks } from '@percurso/journey/walk-blocks';
import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import { groupBy } from '../../../components/group-by.ts';
import type { Change, ChangeWords, History } from './history.ts';
import { recordChange, redoChange, startHistory, undoChange } from './history.ts';

/** An edit of the document: what it makes of it, and how the history calls it. */
export interface Edit {
  change(document: JourneyDocument): JourneyDocument;
  what: ChangeWords;
  where: BlockId | null;
  field?: string | undefined;
  /** It changes a name or a note only. */
  label?: true | undefined;
}

export interface DocumentState extends History {
  /** Each block by its id, so that a card reads its own in constant time. */
  blocks: ReadonlyMap<BlockId, Block>;
  /** Id, kind and own name of each block; the same array while no name changes. */
  names: readonly BlockName[];
  problems: readonly Problem[];
  problemsOf: ReadonlyMap<BlockId | null, readonly Problem[]>;
  readOnly: boolean;
  /** Names and notes may be changed all the same. */
  labels: boolean;
  edit(edit: Edit): void;
  /** The step taken back, for the announcement and for showing where it was. */
  undo(): Change | null;
  redo(): Change | null;
  /** Another version in place of this one; the history starts anew. */
  load(document: JourneyDocument, readOnly: boolean): void;
  setProblems(problems: readonly Problem[]): void;
}

type BlockName = readonly [id: BlockId, kind: string, name: string | undefined];

export type DocumentStore = StoreApi<DocumentState>;

/** The document being edited with its history; what is selected and seen lives in the view store. */
export function createDocumentStore(
  document: JourneyDocument,
  readOnly: boolean,
  labels = false,
): DocumentStore {
  return createStore<DocumentState>()((set, get) => {
    const show = (history: History): void => {
      const blocks = blocksById(history.document);
      const names = namesOf(blocks);
      set({ ...history, blocks, names: isAlike(names, get().names) ? get().names : names });
    };
    const first = blocksById(document);
    return {
      ...startHistory(document),
      blocks: first,
      names: namesOf(first),
      problems: [],
      problemsOf: new Map(),
      readOnly,
      labels,
      edit({ change, label, ...step }) {
        const state = get();
        if (state.readOnly && !(label && state.labels)) return;
        const after = change(state.document);
        const { document: now, past, future } = state;
        const at = performance.now();
        const history = recordChange({ document: now, past, future }, { ...step, after, at });
        if (history.document !== now) show(history);
      },
      undo() {
        const { document: now, past, future } = get();
        const last = past.at(-1);
        if (!last || isLocked(get())) return null;
        show(undoChange({ document: now, past, future }));
        return last;
      },
      redo() {
        const { document: now, past, future } = get();
        const next = future.at(-1);
        if (!next || isLocked(get())) return null;
        show(redoChange({ document: now, past, future }));
        return next;
      },
      load(other, locked) {
        show(startHistory(other));
        set({ readOnly: locked });
      },
      setProblems(problems) {
        const problemsOf = new Map<BlockId | null, readonly Problem[]>(
          groupBy(problems, (problem) => problem.blockId),
        );
        // A block whose problems are the old ones keeps them, so that its card is not drawn again.
        for (const [blockId, before] of get().problemsOf) {
          const now = problemsOf.get(blockId);
          if (now && JSON.stringify(now) === JSON.stringify(before))
            problemsOf.set(blockId, before);
        }
        set({ problems, problemsOf });
      },
    };
  });
}

/** Nothing of it may be changed, not even names and notes. */
export function isLocked({
  readOnly,
  labels,
}: Pick<DocumentState, 'readOnly' | 'labels'>): boolean {
  return readOnly && !labels;
}

function blocksById(document: JourneyDocument): Map<BlockId, Block> {
  const blocks = new Map<BlockId, Block>();
  for (const { block } of walkBlocks(document)) blocks.set(block.id, block);
  return blocks;
}

function namesOf(blocks: ReadonlyMap<BlockId, Block>): BlockName[] {
  return [...blocks.values()].map(({ id, kind, name }) => [id, kind, name]);
}

function isAlike(names: readonly BlockName[], others: readonly BlockName[]): boolean {
  return (
    names.length === others.length &&
    names.every((name, at) => name.every((part, index) => part === others[at]?.[index]))
  );
}
