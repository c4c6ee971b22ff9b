import type { OutlineRow } from './outline-rows.ts';

/** What the cells of a row are given. Only in the current row can buttons be reached with Tab. */
export interface CellProps<Type extends OutlineRow['type']> {
  row: Extract<OutlineRow, { type: Type }>;
  active: boolean;
  narrow: boolean;
}
