import type { ClipboardEvent } from 'react';
import { useClipboard } from '../clipboard/use-clipboard.ts';
import { useDesigner } from '../state/designer-context.ts';
import type { OutlineRow } from './outline-rows.ts';

/** Pastes steps behind the current row. */
export function useOutlinePaste(row: OutlineRow | undefined): (event: ClipboardEvent) => void {
  const { documents } = useDesigner();
  const clipboard = useClipboard();
  return (event) => {
    const { target } = event;
    if (!row || documents.getState().readOnly) return;
    if (!(target instanceof Element) || target.closest('input')) return;
    event.preventDefault();
    clipboard.pasteText(event.clipboardData.getData('text/plain'), row.after);
  };
}
