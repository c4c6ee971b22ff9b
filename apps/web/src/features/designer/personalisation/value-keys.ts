import { insertNewline, standardKeymap } from '@codemirror/commands';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { selectedValue, valuesOf } from './value-widgets.ts';

interface ValueKeys {
  /** Opens the options of the value that begins at a place. */
  onOpen(start: number, by: 'pointer' | 'key'): void;
  /** The arrows came to a value. */
  onReach(view: EditorView): void;
  onUndo(): void;
  onRedo(): void;
}

/**
 * What keys and the pointer do in a text with chips. An arrow selects the chip it comes to, and passes it
 * when pressed again; Enter or a click opens its options. Undo is that of the whole document.
 */
export function valueKeys({ onOpen, onReach, onUndo, onRedo }: ValueKeys): Extension {
  const arrow = (direction: 1 | -1) => (view: EditorView) => {
    const { from, to } = view.state.selection.main;
    if (selectedValue(view.state)) {
      const at = direction === 1 ? to : from;
      view.dispatch({ selection: { anchor: at }, scrollIntoView: true, userEvent: 'select' });
      return true;
    }
    const next = valuesOf(view.state).find(
      ({ start, end }) => from === to && (direction === 1 ? start : end) === from,
    );
    if (!next) return false;
    const [anchor, head] = direction === 1 ? [next.start, next.end] : [next.end, next.start];
    view.dispatch({ selection: { anchor, head }, scrollIntoView: true, userEvent: 'select' });
    onReach(view);
    return true;
  };
  const enter = (view: EditorView): boolean => {
    const value = selectedValue(view.state);
    if (!value) return insertNewline(view);
    if (!view.state.readOnly) onOpen(value.start, 'key');
    return true;
  };
  const does = (run: () => void) => () => {
    run();
    return true;
  };
  return [
    keymap.of([
      { key: 'ArrowRight', run: arrow(1) },
      { key: 'ArrowLeft', run: arrow(-1) },
      { key: 'Enter', run: enter, shift: insertNewline },
      { key: 'Mod-z', run: does(onUndo), shift: does(onRedo) },
      { key: 'Mod-y', run: does(onRedo) },
      ...standardKeymap,
    ]),
    EditorView.domEventHandlers({
      mousedown: (event, view) => {
        const value = event.button === 0 ? valueUnder(event, view) : undefined;
        if (!value) return false;
        view.focus();
        view.dispatch({ selection: { anchor: value.start, head: value.end } });
        return true;
      },
      click: (event, view) => {
        const value = valueUnder(event, view);
        if (value && !view.state.readOnly) onOpen(value.start, 'pointer');
        return value !== undefined;
      },
      // The browser's own menu.
      beforeinput: ({ inputType }) => {
        if (inputType === 'historyUndo') onUndo();
        if (inputType === 'historyRedo') onRedo();
        return inputType.startsWith('history');
      },
      // Nothing selected is nothing copied, as in any field; not the whole line, as in an editor of code.
      copy: (_event, { state }) => state.selection.main.empty,
      cut: (_event, { state }) => state.selection.main.empty,
      // A file let go over a text is not what is to be written in it.
      drop: ({ dataTransfer }) => (dataTransfer?.files.length ?? 0) > 0,
    }),
  ];
}

/** The value on whose chip something happened. */
function valueUnder({ target }: Event, view: EditorView) {
  const chip = target instanceof Element ? target.closest('[data-value]') : null;
  if (!chip) return undefined;
  // By its place: of a long text only the chips in sight are drawn.
  const at = view.posAtDOM(chip);
  return valuesOf(view.state).find(({ start }) => start === at);
}
