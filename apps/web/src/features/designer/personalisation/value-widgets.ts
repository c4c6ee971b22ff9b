import type { Extension, Range } from '@codemirror/state';
import { Facet, StateField } from '@codemirror/state';
import { Decoration, EditorView, WidgetType } from '@codemirror/view';
import type { PlacedTemplateValue, TemplateValue } from '@percurso/messaging/template-values';
import { templateValues } from '@percurso/messaging/template-values';
import classes from './personalisation.module.css';

/** What the chip of a value says. */
export interface ChipWords {
  name: string;
  fallback: string | undefined;
  /** Why the value cannot be put in here. */
  problem: string | undefined;
  /** All of it in one phrase, said when the cursor comes to it. */
  spoken: string;
  /** What it is for, shown by the pointer. */
  title: string;
}

type WordsOf = (value: TemplateValue) => ChipWords;

/** The words of the chips; a change of them draws the chips again. */
export const chipWords = Facet.define<WordsOf, WordsOf>({
  combine: ([words]) => words ?? plainWords,
});

/** A value by its path, where nobody gave words. */
function plainWords({ path, fallback }: TemplateValue): ChipWords {
  return { name: path, fallback, problem: undefined, spoken: path, title: path };
}

interface Chips {
  values: readonly PlacedTemplateValue[];
  drawn: ReturnType<typeof Decoration.set>;
}

type StateOf = EditorView['state'];

const chips = StateField.define<Chips>({
  create: (state) => drawChips(state),
  update: (before, { state, docChanged, selection, reconfigured }) =>
    docChanged || selection || reconfigured ? drawChips(state) : before,
  provide: (field) => [
    EditorView.decorations.from(field, ({ drawn }) => drawn),
    EditorView.atomicRanges.of((view) => view.state.field(field).drawn),
  ],
});

/** Draws each value of a text as a chip, which the cursor passes and a key deletes as one. */
export const valueWidgets: Extension = chips;

/** The values in the text, in their order. */
export function valuesOf(state: StateOf): readonly PlacedTemplateValue[] {
  return state.field(chips).values;
}

/** The value that is selected alone, as the arrows and a click select it. */
export function selectedValue(state: StateOf): PlacedTemplateValue | undefined {
  const { from, to } = state.selection.main;
  return valuesOf(state).find(({ start, end }) => start === from && end === to);
}

function drawChips(state: StateOf): Chips {
  const values = templateValues(state.doc.toString());
  const { from, to } = state.selection.main;
  const words = state.facet(chipWords);
  const drawn = values.map(
    (value): Range<Decoration> =>
      Decoration.replace({
        widget: new ValueWidget({
          words: words(value),
          path: value.path,
          selected: from <= value.start && to >= value.end,
          opens: !state.readOnly,
        }),
      }).range(value.start, value.end),
  );
  return { values, drawn: Decoration.set(drawn) };
}

interface Shown {
  words: ChipWords;
  path: string;
  selected: boolean;
  opens: boolean;
}

class ValueWidget extends WidgetType {
  readonly #shown: Shown;

  constructor(shown: Shown) {
    super();
    this.#shown = shown;
  }

  override eq(other: ValueWidget): boolean {
    return JSON.stringify(this.#shown) === JSON.stringify(other.#shown);
  }

  override toDOM(): HTMLElement {
    const chip = document.createElement('span');
    this.updateDOM(chip);
    return chip;
  }

  /** Keeps the element, so that a click that also selects it stays one on it. */
  override updateDOM(chip: HTMLElement): boolean {
    const { words, path, selected, opens } = this.#shown;
    chip.className = classes.chip ?? '';
    chip.title = words.title;
    chip.dataset.value = path;
    chip.toggleAttribute('data-selected', selected);
    chip.toggleAttribute('data-unknown', words.problem !== undefined);
    if (opens) {
      chip.role = 'button';
      chip.tabIndex = -1;
    } else {
      chip.removeAttribute('role');
      chip.removeAttribute('tabindex');
    }
    const name = span(classes.chipName, words.name);
    const beside = words.problem ?? (words.fallback === undefined ? null : `“${words.fallback}”`);
    // The space parts the two for who hears them.
    chip.replaceChildren(name, ...(beside === null ? [] : [' ', span(classes.chipBeside, beside)]));
    return true;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

function span(className: string | undefined, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className ?? '';
  element.textContent = text;
  return element;
}
