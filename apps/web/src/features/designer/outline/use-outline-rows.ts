import { useMemo } from 'react';
import { useStore } from 'zustand';
import { treeRules } from '../state/block-ports.ts';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import { structureKey } from '../state/structure-key.ts';
import type { Selection } from '../state/view-store.ts';
import type { OutlineRow } from './outline-rows.ts';
import { outlineRows, rowsAbove, TRIGGER_ROW } from './outline-rows.ts';
import type { OutlineState } from './outline-store.ts';

export function useOutline<Selected>(select: (state: OutlineState) => Selected): Selected {
  return useStore(useDesigner().outline, select);
}

export interface ShownRows {
  rows: readonly OutlineRow[];
  /** Row id → its index among those shown. */
  indexOf: ReadonlyMap<string, number>;
  /** The row that stands for the selection. */
  active: number;
}

/** The rows to show; made anew when the structure or what is collapsed changes, not while typing. */
export function useOutlineRows(): ShownRows {
  const { documents } = useDesigner();
  const now = useDocument((state) => state.document);
  const key = useMemo(() => structureKey(now, treeRules), [now]);
  const collapsed = useOutline((state) => state.collapsed);
  const selection = useView((state) => state.selection);
  const branch = useView((state) => state.branch);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when the document's shape changed
  const { rows, indexOf } = useMemo(() => {
    const shown = outlineRows(documents.getState().document, treeRules, collapsed);
    return { rows: shown, indexOf: new Map(shown.map((row, index) => [row.id, index])) };
  }, [documents, key, collapsed]);
  const above = () =>
    selection.type === 'block' ? rowsAbove(documents.getState().document, selection.blockId) : [];
  const wanted = rowOfSelection(selection, branch);
  const shown = indexOf.has(wanted) ? wanted : above().find((id) => indexOf.has(id));
  return { rows, indexOf, active: indexOf.get(shown ?? TRIGGER_ROW) ?? 0 };
}

function rowOfSelection(selection: Selection, branch: string | null): string {
  return selection.type === 'block' ? (branch ?? selection.blockId) : TRIGGER_ROW;
}
