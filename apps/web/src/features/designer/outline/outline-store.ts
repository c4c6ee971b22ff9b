import type { Place } from '@percurso/journey/place';
import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';

export interface OutlineState {
  collapsed: ReadonlySet<string>;
  /** The step whose name is being typed in its row. */
  renaming: string | null;
  /** The row whose picker is open, and where the step is to go. */
  adding: { row: string; place: Place; by: 'row' | 'button' } | null;
  setOpen(rows: readonly string[], open: boolean): void;
  setRenaming(blockId: string | null): void;
  setAdding(adding: OutlineState['adding']): void;
}

export type OutlineStore = StoreApi<OutlineState>;

/** What of the outline is open and in hand; the selection is shared with the canvas. */
export function createOutlineStore(): OutlineStore {
  return createStore<OutlineState>()((set) => ({
    collapsed: new Set(),
    renaming: null,
    adding: null,
    setOpen: (rows, open) =>
      set(({ collapsed }) => {
        if (rows.every((row) => collapsed.has(row) !== open)) return {};
        const next = new Set(collapsed);
        for (const row of rows) {
          if (open) next.delete(row);
          else next.add(row);
        }
        return { collapsed: next };
      }),
    setRenaming: (renaming) => set({ renaming }),
    setAdding: (adding) => set({ adding }),
  }));
}
