import type { BlockId } from '@percurso/journey/document';
import type { MoveRefusal } from '@percurso/journey/move-refusal';
import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { PickedContact } from '../../../components/contact-picker.tsx';
import type { CountShown, PeopleShown, PeopleStatus } from '../numbers/people-shown.ts';
import type { Choice } from './choosing.ts';

/** What the right pane shows. */
export type Selection =
  | { type: 'settings' }
  | { type: 'entry' }
  | { type: 'exit' }
  | { type: 'block'; blockId: BlockId };

/** Two editors of the same document. */
export type Editor = 'canvas' | 'outline';

/** Where dragged blocks would drop, if a '+' is near, and why they cannot. */
export interface Drag {
  dropAt: string | null;
  refused: MoveRefusal | null;
}

export type Drawer = 'problems' | 'people' | 'refusals' | 'versions';

/** The way of one person, drawn over the journey. */
export interface ShownPath {
  name: string;
  /** Block → the port each visit left it by; empty where the person stands. */
  left: ReadonlyMap<BlockId, readonly string[]>;
}

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
  /** Whom the drawer of people lists. */
  people: PeopleShown;
  path: ShownPath | null;
  /** A field of the pane that is to take the focus: its path, or '' for the first empty one. */
  focusField: { field: string; serial: number } | null;
  /** A block the canvas is to bring into sight. */
  reveal: { nodeId: string; flash: boolean; serial: number } | null;
  /** A block just added, whose problems are not reported until it is left. */
  fresh: BlockId | null;
  /** Blocks chosen to be acted on together, with all that stands inside them. */
  chosen: ReadonlySet<BlockId>;
  /** Where a range with Shift starts; null: at what is selected. */
  anchor: BlockId | null;
  /** Chosen one by one: plain arrow keys leave them chosen. */
  gathering: boolean;
  /** A plain click or tap chooses one more: for those without a key to hold. */
  picking: boolean;
  /** The blocks that are being moved to another '+'. */
  moving: readonly BlockId[] | null;
  /** They are dragged with the pointer. */
  drag: Drag | null;
  /** The '+' that was chosen for them; what is moved there appears where it was. */
  drop: { plusId: string; serial: number } | null;
  /** A fork whose deletion asks which branch stays. */
  deleting: BlockId | null;
  /** The small map of the whole journey; null: shown above a number of blocks. */
  minimap: boolean | null;
  /** What lies over the canvas: the search for a step, or the list of keys. */
  layer: 'find' | 'keys' | null;
  /** The customer that previews are made for; null: one the program finds. */
  sampleContact: PickedContact | null;
  /** Messages whose characters outside GSM-7 are to stay. */
  keepsUnicode: ReadonlySet<BlockId>;
  /** Selects, and lets go of what was chosen together. */
  select(selection: Selection, branch?: string | null): void;
  setEditor(editor: Editor): void;
  openPane(open: boolean): void;
  choose(choice: Choice): void;
  setPicking(picking: boolean): void;
  markFresh(blockId: BlockId | null): void;
  setMoving(blockIds: readonly BlockId[] | null): void;
  setDrag(drag: Drag | null): void;
  requestDrop(plusId: string): void;
  askDelete(blockId: BlockId | null): void;
  openPicker(plusId: string | null): void;
  openDrawer(drawer: Drawer | null): void;
  showPeople(block: BlockId | null, status?: PeopleStatus): void;
  /** Lists those whom a number of a block counts, or of the entry where it is null. */
  showCounted(block: BlockId | null, counted: CountShown): void;
  showPath(path: ShownPath | null): void;
  setNumbers(on: boolean): void;
  setMinimap(shown: boolean): void;
  openLayer(layer: 'find' | 'keys' | null): void;
  setSampleContact(contact: PickedContact | null): void;
  keepUnicode(blockId: BlockId): void;
  requestFocus(field: string): void;
  revealNode(nodeId: string, flash?: boolean): void;
}

export type ViewStore = StoreApi<ViewState>;

const NOTHING: ReadonlySet<BlockId> = new Set();

/** What is selected, open and in sight; never part of the document or its history. */
export function createViewStore(selection: Selection, numbers: boolean): ViewStore {
  let serial = 0;
  const nextSerial = (): number => {
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
    people: { block: null, status: 'inside', counted: null },
    path: null,
    focusField: null,
    reveal: null,
    fresh: null,
    chosen: NOTHING,
    anchor: null,
    gathering: false,
    picking: false,
    moving: null,
    drag: null,
    drop: null,
    deleting: null,
    minimap: null,
    layer: null,
    sampleContact: null,
    keepsUnicode: NOTHING,
    select: (next, branch = null) =>
      set(({ fresh }) => ({
        selection: next,
        branch,
        chosen: NOTHING,
        anchor: null,
        gathering: false,
        picking: false,
        focusField: null,
        fresh: next.type === 'block' && next.blockId === fresh ? fresh : null,
      })),
    setEditor: (editor) =>
      set(({ moving }) => ({
        editor,
        picker: null,
        moving: null,
        drag: null,
        ...(moving && { chosen: NOTHING, gathering: false }),
      })),
    openPane: (paneOpen) => set({ paneOpen }),
    choose: ({ focus, ...choice }) =>
      set({
        ...choice,
        selection: { type: 'block', blockId: focus },
        branch: null,
        focusField: null,
        fresh: null,
      }),
    setPicking: (picking) => set({ picking }),
    markFresh: (fresh) => set({ fresh }),
    setMoving: (moving) => set({ moving, drag: null }),
    setDrag: (drag) => set({ drag }),
    requestDrop: (plusId) => set({ drop: { plusId, serial: nextSerial() } }),
    askDelete: (deleting) => set({ deleting }),
    openPicker: (picker) => set({ picker }),
    openDrawer: (drawer) => set({ drawer }),
    showPeople: (block, status = 'inside') =>
      set({ drawer: 'people', people: { block, status, counted: null } }),
    showCounted: (block, counted) =>
      set({ drawer: 'people', people: { block, status: 'inside', counted } }),
    showPath: (path) => set({ path }),
    setNumbers: (on) => set({ numbers: on }),
    setMinimap: (minimap) => set({ minimap }),
    openLayer: (layer) => set({ layer }),
    setSampleContact: (sampleContact) => set({ sampleContact }),
    keepUnicode: (blockId) =>
      set(({ keepsUnicode }) => ({ keepsUnicode: new Set([...keepsUnicode, blockId]) })),
    requestFocus: (field) => set({ focusField: { field, serial: nextSerial() }, paneOpen: true }),
    revealNode: (nodeId, flash = false) => set({ reveal: { nodeId, flash, serial: nextSerial() } }),
  }));
}

/** The id of the canvas node that stands for a selection; null for the journey's settings. */
export function nodeOfSelection(selection: Selection): string | null {
  if (selection.type === 'block') return selection.blockId;
  return selection.type === 'entry' ? 'trigger' : null;
}
