import type { KeyboardEvent } from 'react';
import { useDesigner } from '../state/designer-context.ts';
import { matchShortcut } from './match-shortcut.ts';
import { useSingleKeys } from './single-keys.ts';

const FIELD = 'input, textarea, select, [contenteditable="true"]';
/** The canvas or the outline. */
const AREA = '[data-editor]';

/** Runs the command whose key was pressed somewhere in the designer. */
export function useShortcuts(): (event: KeyboardEvent<HTMLElement>) => void {
  const { commands } = useDesigner();
  const [singleKeys] = useSingleKeys();
  return (event) => {
    const { target, currentTarget } = event;
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (!(target instanceof Element)) return;
    const inPage = currentTarget.contains(target);
    const onButton = target.closest('button, a') !== null;
    const found = matchShortcut(event, {
      inArea: inPage && target.closest(AREA) !== null,
      inField: target.closest(FIELD) !== null,
      singleKeys,
    });
    // Of a layer over the page, such as a dialog, only saving is meant for the designer.
    if (!found || (!inPage && found.command !== 'save')) return;
    if (onButton && found.key === ' ') return;
    if (commands.run(found.command)) event.preventDefault();
  };
}
