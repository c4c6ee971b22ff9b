/** What a key can do. Whoever can do it registers with `useCommand`; a key nobody answers does nothing. */
export type Command =
  | 'undo'
  | 'redo'
  | 'save'
  | 'find'
  | 'selectAll'
  | 'copy'
  | 'cut'
  | 'paste'
  | 'duplicate'
  | 'delete'
  | 'rename'
  | 'add'
  | 'menu'
  | 'toggle'
  | 'zoomIn'
  | 'zoomOut'
  | 'zoomReset'
  | 'zoomFit'
  | 'zoomSelection'
  | 'numbers'
  | 'problems'
  | 'test'
  | 'versions'
  | 'outline'
  | 'keys';

export interface Shortcut {
  command: Command;
  /** The character it types, or the name of the key; letters in lower case. */
  key: string;
  /** With ⌘ or Ctrl. */
  mod?: true | undefined;
  shift?: true | undefined;
  /** Also with the focus outside the canvas. */
  anywhere?: true | undefined;
  /** Also in a text field, whose own keys it replaces. */
  inFields?: true | undefined;
  /** The browser tells of it by an event of its own. */
  native?: true | undefined;
}

/**
 * Every key of the designer but the arrows; this list is also what the '?' sheet shows. Matched by
 * the character typed, none of / \ [ ] ~ ´ ^, which some keyboards do not have or use for accents.
 */
export const SHORTCUTS: readonly Shortcut[] = [
  { command: 'add', key: 'a' },
  { command: 'add', key: 'Insert' },
  { command: 'menu', key: 'F10', shift: true },
  { command: 'menu', key: 'ContextMenu' },
  { command: 'rename', key: 'F2' },
  { command: 'delete', key: 'Delete' },
  { command: 'delete', key: 'Backspace' },
  { command: 'toggle', key: ' ' },
  { command: 'toggle', key: ' ', mod: true },
  { command: 'selectAll', key: 'a', mod: true },
  { command: 'copy', key: 'c', mod: true },
  { command: 'cut', key: 'x', mod: true },
  { command: 'paste', key: 'v', mod: true, native: true },
  { command: 'duplicate', key: 'd', mod: true },
  { command: 'undo', key: 'z', mod: true, anywhere: true },
  { command: 'redo', key: 'z', mod: true, shift: true, anywhere: true },
  { command: 'redo', key: 'y', mod: true, anywhere: true },
  { command: 'save', key: 's', mod: true, anywhere: true, inFields: true },
  { command: 'find', key: 'f', mod: true, anywhere: true, inFields: true },
  { command: 'zoomIn', key: '+' },
  { command: 'zoomIn', key: '=' },
  { command: 'zoomOut', key: '-' },
  { command: 'zoomReset', key: '0' },
  { command: 'zoomFit', key: '1' },
  { command: 'zoomSelection', key: '2' },
  { command: 'problems', key: 'p' },
  { command: 'numbers', key: 'n' },
  { command: 'test', key: 't' },
  { command: 'versions', key: 'v' },
  { command: 'outline', key: 'o' },
  { command: 'keys', key: '?' },
];
