import { Annotation, Compartment, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { ScopeAttribute } from '@percurso/journey/attribute';
import { writeTemplateValue } from '@percurso/messaging/template-values';
import type { CSSProperties, Ref, RefObject } from 'react';
import {
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../components/announce.ts';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import { useDesigner } from '../state/designer-context.ts';
import classes from './personalisation.module.css';
import { textChange } from './text-change.ts';
import { useChipWords } from './use-chip-words.ts';
import { valueKeys } from './value-keys.ts';
import { ValueOptions } from './value-options.tsx';
import { chipWords, selectedValue, valuesOf, valueWidgets } from './value-widgets.ts';

/** What a field around the text does in it. */
export interface TemplateEditorHandle {
  /** Writes where the cursor stands; in place of two braces just typed there, where `overBraces` says so. */
  insert(text: string, overBraces: boolean): void;
  focus(): void;
}

export interface TemplateEditorProps {
  ref?: Ref<TemplateEditorHandle>;
  label: string;
  field: string;
  value: string;
  onChange(value: string): void;
  /** Two braces were typed: they begin a value. */
  onBraces(): void;
  scope: readonly ScopeAttribute[];
  invalid: boolean;
  /** Ids of its help and of what is wrong with it. */
  describedBy: string | undefined;
  disabled: boolean;
  minRows: number;
  maxRows: number;
  /** Where the cursor stood in the field that this one takes the place of, if it had the focus. */
  focusAt: RefObject<number | null>;
}

/** What the document says, in contrast to what is typed. */
const given = Annotation.define<true>();

/** A text whose values are chips. What it gives and takes is the template as it is kept. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { label, field, value, scope, invalid, describedBy, disabled, focusAt } = props;
  const { t } = useTranslation('personalisation');
  const { commands } = useDesigner();
  const words = useChipWords(scope);
  const host = useRef<HTMLDivElement>(null);
  const anchor = useRef<HTMLSpanElement>(null);
  const [view, setView] = useState<EditorView | null>(null);
  const [changing] = useState(() => new Compartment());
  const [openAt, setOpenAt] = useState<number | null>(null);
  const byPointer = useRef(false);
  const text = useReturnFocus<HTMLElement>(openAt !== null);

  const changeable = useMemo(
    () => [
      chipWords.of(words),
      EditorState.readOnly.of(disabled),
      EditorView.editable.of(!disabled),
      EditorView.contentAttributes.of({
        'aria-label': label,
        'data-field': field,
        spellcheck: 'true',
        autocorrect: 'on',
        autocapitalize: 'sentences',
        ...(invalid && { 'aria-invalid': 'true' }),
        ...(describedBy && { 'aria-describedby': describedBy }),
        // One that is only read may still have to be scrolled by keys.
        ...(disabled && { 'aria-readonly': 'true', tabindex: '0' }),
      }),
    ],
    [words, disabled, label, field, invalid, describedBy],
  );
  const changed = useEffectEvent((next: string) => props.onChange(next));
  const began = useEffectEvent(() => props.onBraces());
  const said = useEffectEvent((editor: EditorView) => {
    const reached = selectedValue(editor.state);
    if (reached) announce(t('chips.reached', { chip: words(reached).spoken }));
  });
  const begin = useEffectEvent((parent: HTMLElement) => {
    const editor = new EditorView({
      parent,
      state: EditorState.create({
        doc: value,
        selection: { anchor: Math.min(focusAt.current ?? Infinity, plain(value).length) },
        extensions: [
          changing.of(changeable),
          valueWidgets,
          EditorView.lineWrapping,
          valueKeys({
            onOpen: (start, by) => {
              byPointer.current = by === 'pointer';
              setOpenAt(start);
            },
            onReach: (reached) => said(reached),
            onUndo: () => commands.run('undo'),
            onRedo: () => commands.run('redo'),
          }),
          EditorView.updateListener.of(({ docChanged, changes, transactions, state }) => {
            if (!docChanged) return;
            setOpenAt((at) => (at === null ? null : changes.mapPos(at, -1)));
            if (transactions.some((one) => one.annotation(given))) return;
            changed(state.doc.toString());
            if (transactions.some((one) => one.isUserEvent('input.type')) && hasBraces(state)) {
              began();
            }
          }),
        ],
      }),
    });
    if (focusAt.current !== null) editor.focus();
    focusAt.current = null;
    text.current = editor.contentDOM;
    setView(editor);
    return editor;
  });
  useLayoutEffect(() => {
    if (!host.current) return;
    const editor = begin(host.current);
    return () => editor.destroy();
  }, []);
  useLayoutEffect(() => {
    view?.dispatch({ effects: changing.reconfigure(changeable) });
  }, [view, changing, changeable]);
  useLayoutEffect(() => {
    const changes = view && textChange(view.state.doc.toString(), plain(value));
    if (changes) view.dispatch({ changes, annotations: given.of(true) });
  }, [view, value]);

  useImperativeHandle(props.ref, () => ({
    insert(written, overBraces) {
      if (!view || view.state.readOnly) return;
      const { from, to } = view.state.selection.main;
      const start = overBraces ? from - 2 : from;
      view.dispatch({
        changes: { from: start, to, insert: written },
        selection: { anchor: start + written.length },
        userEvent: 'input.value',
      });
    },
    focus: () => view?.focus(),
  }));

  // What is only read has no options, nor when it can be written in again.
  if (disabled && openAt !== null) setOpenAt(null);
  const opened = openAt === null || disabled || !view ? undefined : valueAt(view, openAt);
  useLayoutEffect(() => {
    if (opened && anchor.current && host.current) {
      place(anchor.current, opened.chip, host.current);
    }
  });
  const rows = { '--min-rows': props.minRows, '--max-rows': props.maxRows } as CSSProperties;
  return (
    <div ref={host} className={classes.editor} style={rows} data-readonly={disabled || undefined}>
      {opened && view ? (
        <ValueOptions
          value={opened.value}
          attribute={scope.find(({ path }) => path === opened.value.path)}
          anchor={<span ref={anchor} className={classes.anchor} />}
          onClose={() => {
            setOpenAt(null);
            // Who clicked on a chip goes on behind it; selected, what is typed next would replace it.
            if (byPointer.current && selectedValue(view.state)?.start === opened.value.start) {
              view.dispatch({ selection: { anchor: opened.value.end } });
            }
          }}
          onChange={(next) => {
            const { start, end } = opened.value;
            const insert = next ? writeTemplateValue(next) : '';
            const selection = { anchor: start, head: start + insert.length };
            view.dispatch({ changes: { from: start, to: end, insert }, selection });
            if (next === null) setOpenAt(null);
          }}
        />
      ) : null}
    </div>
  );
}

/** A text with the line breaks an editor knows. */
function plain(value: string): string {
  return value.replace(/\r\n?/g, '\n');
}

/** Whether the cursor stands behind two braces, not three, that nothing closes. */
function hasBraces({ doc, selection: { main } }: EditorState): boolean {
  return (
    main.empty &&
    /(^|[^{])\{\{$/.test(doc.sliceString(main.head - 3, main.head)) &&
    !doc.sliceString(main.head).trimStart().startsWith('}}')
  );
}

function valueAt(view: EditorView, at: number) {
  const value = valuesOf(view.state).find(({ start }) => start === at);
  const chips = [...view.contentDOM.querySelectorAll<HTMLElement>('[data-value]')];
  const chip = chips.find((one) => view.posAtDOM(one) === at);
  return value && chip && { value, chip };
}

function place(anchor: HTMLElement, chip: HTMLElement, host: HTMLElement): void {
  const of = chip.getBoundingClientRect();
  const from = host.getBoundingClientRect();
  anchor.style.left = `${of.left - from.left}px`;
  anchor.style.top = `${of.top - from.top}px`;
  anchor.style.width = `${of.width}px`;
  anchor.style.height = `${of.height}px`;
}
