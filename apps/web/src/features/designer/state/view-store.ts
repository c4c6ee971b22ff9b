import type { BlockId } from '@percurso/journey/document';
import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';

/** What the right pane shows. */
export type Selection =
  | { type: 'settings' }
  | { type: 'entry' }
  | { type: 'block'; blockId: BlockId };

/** Two editors of the same document. */
export type Editor = 'canvas' | 'outline';

export type Drawer = 'problems' | 'people' | 'refusals' | 'versions';

export interface ViewState {
  selection: Selection;
  /** The branch that is current in the outline; its fork is what is selected. */
  branch: string | null;
  editor: Editor;
  /** Whether the pane is open where it lies over the editor; on a wide screen it always is. */
  paneOpen: boolean;
  /** The '+' whose picker is open. */
  picker: string | null;
  drawer: Drawer | null;
  numbers: boolean;
  /** Whose people the drawer lists; null for everyone inside. */
  peopleAt: BlockId | null;
  /** A field of the pane that is to take the focus: its path, or '' for the first empty one. */
  focusField: { field: string; serial: number } | null;
  /** A block the canvas is to bring into sight. */
  reveal: { nodeId: string; flash: boolean; serial: number } | null;
  /** A block just added, whose problems are not reported until it is left. */
  fresh: BlockId | null;
  /** The block that is being moved to another '+'. */
  moving: BlockId | null;
  /** A fork whose deletion asks which branch stays. */
  deleting: BlockId | null;
  /** The last thing said to a screen reader. */
  announcement: string;
  select(selection: Selection, branch?: string | null): void;
  setEditor(editor: Editor): void;
  openPane(open: boolean): void;
  markFresh(blockId: BlockId | null): void;
  setMoving(blockId: BlockId | null): void;
  askDelete(blockId: BlockId | null): void;
  openPicker(plusId: string | null): void;
  openDrawer(drawer: Drawer | null): void;
  showPeople(blockId: BlockId | null): void;
  setNumbers(on: boolean): void;
  requestFocus(field: string): void;
  revealNode(nodeId: string, flash?: boolean): void;
  announce(text: string): void;
}

export type ViewStore = StoreApi<ViewState>;

/** What is selected, open and in sight; never part of the document or its history. */
export function createViewStore(selection: Selection, numbers: boolean): ViewStore {
  let serial = 0;
  const next = (): number => {
    serial += 1;
    return serial;
  };
  return createStore<ViewState>()((set) => ({
    selection,
    branch: null,
    editor: 'canvas',
    paneOpen: false,
    picker: null,
    drawer: null,
    numbers,
    peopleAt: null,
    focusField: null,
    reveal: null,
    fresh: null,
    moving: null,
    deleting: null,
    announcement: '',
    select: (chosen, branch = null) =>
      set(({ fresh }) => ({
        selection: chosen,
        branch,
        focusField: null,
        fresh: chosen.type === 'block' && chosen.blockId === fresh ? fresh : null,
      })),
    setEditor: (editor) => set({ editor, picker: null, moving: null }),
    openPane: (paneOpen) => set({ paneOpen }),
    markFresh: (fresh) => set({ fresh }),
    setMoving: (moving) => set({ moving }),
    askDelete: (deleting) => set({ deleting }),
    openPicker: (picker) => set({ picker }),
    openDrawer: (drawer) => set({ drawer }),
    showPeople: (peopleAt) => set({ drawer: 'people', peopleAt }),
    setNumbers: (on) => set({ numbers: on }),
    requestFocus: (field) => set({ focusField: { field, serial: next() }, paneOpen: true }),
    revealNode: (nodeId, flash = false) => set({ reveal: { nodeId, flash, serial: next() } }),
    // A no-break space at the end makes the same sentence said twice be heard twice.
    announce: (text) =>
      set(({ announcement }) => ({ announcement: announcement === text ? `${text}\u00a0` : text })),
  }));
}

/** The id of the canvas node that stands for a selection; null for the journey's settings. */
export function nodeOfSelection(selection: Selection): string | null {
  if (selection.type === 'block') return selection.blockId;
  return selection.type === 'entry' ? 'trigger' : null;
}
