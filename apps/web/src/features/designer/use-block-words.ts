import type { Block } from '@percurso/journey/document';
import type { JsonValue } from '@percurso/journey/json-value';
import type { i18n as I18n } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { attributeName } from '../../components/attributes/attribute-name.ts';
import { timeWords } from '../../components/time-words.ts';
import { attributeTrigger } from './attribute-trigger.ts';
import { comparisonWords } from './comparison-words.ts';
import { withValueNames } from './personalisation/with-value-names.ts';
import { definitionOf, portsOf, safeConfig } from './state/block-ports.ts';
import type { DesignerShared } from './state/designer-context.ts';
import { useDesigner, useDocument } from './state/designer-context.ts';

export interface BlockWords {
  title(kind: string): string;
  verb(kind: string): string;
  help(kind: string): string;
  /** Inside a sentence: the author's name for it, else the kind's title. */
  name(block: Pick<Block, 'kind' | 'name'>): string;
  /** Where it stands alone, as on its card: the author's name for it, else what it does. */
  heading(block: Pick<Block, 'kind' | 'name'>): string;
  /** One of a list to choose from: the author's name for it, else the kind's title and its summary. */
  choice(block: Block): string;
  label(kind: string, field: string): string;
  fieldHelp(kind: string, field: string): string | undefined;
  option(kind: string, field: { name: string; option: string }): string;
  /** The options a field's texts name, where its schema lists none. */
  options(kind: string, field: string): string[];
  /** The author's name for a way out, else the kind's word for it. */
  port(block: Pick<Block, 'kind' | 'config'>, port: string): string;
  summary(block: Block): string;
}

/** What blocks say of themselves, in the language of the screen; anew when any block is renamed. */
export function useBlockWords(): BlockWords {
  const words = useStillBlockWords();
  // A summary may name another block.
  const names = useDocument((state) => state.names);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other names are another set of words
  return useMemo(() => ({ ...words }), [words, names]);
}

/** The same for whoever asks at the moment it is needed: the same object whatever is renamed. */
export function useStillBlockWords(): BlockWords {
  const { i18n } = useTranslation('blocks');
  const shared = useDesigner();
  const before = known.get(shared);
  if (before?.language === i18n.language) return before.words;
  const words = wordsOf(shared, i18n);
  known.set(shared, { language: i18n.language, words });
  return words;
}

/** Every card asks for them, so they are made once a designer. */
const known = new WeakMap<DesignerShared, { language: string; words: BlockWords }>();

function wordsOf(shared: DesignerShared, i18n: I18n): BlockWords {
  const { triggers, documents } = shared;
  const nameOf = attributeName(i18n.getFixedT(i18n.language, 'decision'), attributeTrigger(shared));
  const written = timeWords(i18n.language);
  const look = (key: string, fallback: string, values: Record<string, JsonValue> = {}): string =>
    i18n.t(`blocks:${key}` as 'blocks:x', { ...values, defaultValue: fallback });
  // A form and its cards ask for the same words at each render, and looking one up takes a while.
  const said = new Map<string, string>();
  const optionsOf = new Map<string, string[]>();
  const say = (key: string, fallback: string): string => {
    const place = `${key} ${fallback}`;
    const words = said.get(place) ?? look(key, fallback);
    said.set(place, words);
    return words;
  };
  const title = (kind: string): string => say(`${kind}.title`, kind);
  const help = (kind: string, field: string): string | undefined =>
    say(`${kind}.fields.${field}.help`, '') || undefined;
  const verb = (kind: string): string => say(`${kind}.verb`, title(kind));
  const summary = (block: Block): string => {
    const definition = definitionOf(block.kind);
    if (!definition) return block.kind;
    const { key, values = {} } = definition.summary(safeConfig(block, definition));
    const named = triggers.find((trigger) => trigger.key === values.trigger);
    const other = documents.getState().blocks.get(String(values.block));
    const shown = {
      ...Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          typeof value === 'string' ? withValueNames(value, nameOf) : written(value),
        ]),
      ),
      ...(named ? { trigger: named.name } : {}),
      ...(other ? { block: other.name ?? title(other.kind) } : {}),
      ...comparisonWords(values, { nameOf, language: i18n.language }),
    };
    return look(`${block.kind}.summary.${key}`, '', shown);
  };
  return {
    title,
    verb,
    help: (kind) => say(`${kind}.help`, ''),
    name: (block) => block.name ?? title(block.kind),
    heading: (block) => block.name ?? verb(block.kind),
    label: (kind, field) => say(`${kind}.fields.${field}.label`, field),
    fieldHelp: help,
    option: (kind, { name, option }) => say(`${kind}.fields.${name}.options.${option}`, option),
    options(kind, field) {
      const key = `blocks:${kind}.fields.${field}.options` as 'blocks:x';
      const options =
        optionsOf.get(key) ?? keysOf(i18n.t(key, { returnObjects: true, defaultValue: '' }));
      optionsOf.set(key, options);
      return options;
    },
    port(block, port) {
      const { label, word, trigger } = portsOf(block).find((one) => one.id === port) ?? {};
      if (label || !trigger || word)
        return label || say(`${block.kind}.ports.${word ?? port}`, port);
      return triggers.find(({ key }) => key === trigger)?.name ?? trigger;
    },
    summary,
    choice: (block) =>
      block.name ?? [title(block.kind), summary(block)].filter((part) => part !== '').join(': '),
  };
}

function keysOf(found: unknown): string[] {
  return typeof found === 'object' && found !== null ? Object.keys(found) : [];
}
