import type { Shortcut } from './shortcut-table.ts';
import { SHORTCUTS } from './shortcut-table.ts';

export interface PressedKey {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

export interface PressedWhere {
  /** In the canvas, or in what stands for it. */
  inArea: boolean;
  inField: boolean;
  /** Whether keys that only type a character do anything; some people switch them off. */
  singleKeys: boolean;
}

/** The shortcut a key press means; null for none. */
export function matchShortcut(pressed: PressedKey, where: PressedWhere): Shortcut | null {
  // AltGr, which types the third character of a key, is Ctrl and Alt at once.
  if (pressed.altKey || pressed.key === 'Dead') return null;
  const mod = pressed.ctrlKey || pressed.metaKey;
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  const found = SHORTCUTS.find(
    (one) =>
      one.key === key &&
      (one.mod ?? false) === mod &&
      // To type '?' or '+' Shift may be needed or not.
      (isSymbol(one) || (one.shift ?? false) === pressed.shiftKey),
  );
  if (!found || found.native) return null;
  if (where.inField) return found.inFields ? found : null;
  if (!where.inArea && !found.anywhere) return null;
  return isSingleKey(found) && !where.singleKeys ? null : found;
}

/** Only types a character, so that speech input or a slip of the hand may set it off. */
export function isSingleKey({ key, mod }: Shortcut): boolean {
  return !mod && key.length === 1 && key !== ' ';
}

function isSymbol({ key, mod }: Shortcut): boolean {
  return !mod && key.length === 1 && !/[a-z ]/.test(key);
}
