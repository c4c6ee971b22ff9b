import { describe, expect, it } from 'vitest';
import type { PressedKey, PressedWhere } from './match-shortcut.ts';
import { matchShortcut } from './match-shortcut.ts';
import { SHORTCUTS } from './shortcut-table.ts';

const CANVAS: PressedWhere = { inArea: true, inField: false, singleKeys: true };

function press(key: string, held: Partial<PressedKey> = {}, where: Partial<PressedWhere> = {}) {
  const free = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  return matchShortcut({ ...free, ...held, key }, { ...CANVAS, ...where })?.command ?? null;
}

describe('matchShortcut', () => {
  it('goes by the character typed, whatever had to be held for it', () => {
    expect(press('?', { shiftKey: true })).toBe('keys');
    expect(press('?')).toBe('keys');
    expect(press('+')).toBe('zoomIn');
    expect(press('+', { shiftKey: true })).toBe('zoomIn');
    expect(press('A')).toBe('add');
  });

  it('takes Ctrl or ⌘', () => {
    expect(press('z', { ctrlKey: true })).toBe('undo');
    expect(press('Z', { metaKey: true, shiftKey: true })).toBe('redo');
    expect(press('y', { ctrlKey: true })).toBe('redo');
  });

  it('leaves accents, AltGr and other combinations alone', () => {
    expect(press('Dead')).toBeNull();
    expect(press('c', { ctrlKey: true, altKey: true })).toBeNull();
    expect(press('+', { ctrlKey: true })).toBeNull();
    expect(press('N', { shiftKey: true })).toBeNull();
  });

  it('outside the canvas only what holds everywhere', () => {
    expect(press('n', {}, { inArea: false })).toBeNull();
    expect(press('Delete', {}, { inArea: false })).toBeNull();
    expect(press('z', { ctrlKey: true }, { inArea: false })).toBe('undo');
  });

  it('in a text field only saving and finding', () => {
    const field = { inArea: false, inField: true };
    expect(press('z', { ctrlKey: true }, field)).toBeNull();
    expect(press('s', { ctrlKey: true }, field)).toBe('save');
    expect(press('f', { metaKey: true }, field)).toBe('find');
  });

  it('keys that only type a character can be switched off, and no others', () => {
    const off = { singleKeys: false };
    for (const key of ['a', 'n', '?', '+', '0']) expect(press(key, {}, off), key).toBeNull();
    expect(press('Insert', {}, off)).toBe('add');
    expect(press(' ', {}, off)).toBe('toggle');
    expect(press(' ', { ctrlKey: true }, off)).toBe('toggle');
    expect(press('Delete', {}, off)).toBe('delete');
  });

  it('pasting is left to the browser, which has the clipboard then', () => {
    expect(press('v', { ctrlKey: true })).toBeNull();
  });

  it('no two commands share keys, and none needs a key that is dead or missing somewhere', () => {
    const keys = SHORTCUTS.map(({ key, mod, shift }) => `${mod ?? ''}${shift ?? ''}${key}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(SHORTCUTS.filter(({ key }) => '/\\[]~´^`'.includes(key))).toEqual([]);
  });
});
