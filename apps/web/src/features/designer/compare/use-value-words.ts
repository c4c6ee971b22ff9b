import { MappedValue } from '@percurso/blocks/kit/mapped-value';
import { AttributePath } from '@percurso/journey/attribute';
import { Reentry } from '@percurso/journey/entry';
import type { JsonValue } from '@percurso/journey/json-value';
import { Predicate } from '@percurso/journey/predicate';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { predicateWords } from '../../../components/attributes/predicate-sentence.ts';
import { StepNames } from '../../../components/attributes/step-names.ts';
import { useAttributeWords } from '../../../components/attributes/use-attribute-words.ts';
import { writeLocalDate } from '../../../components/date-field/local-date-text.ts';
import { formatDateTime } from '../../../components/format-time.ts';
import { formFields } from '../form/form-fields.ts';
import { useMappedWords } from '../form/use-mapped-words.ts';
import { withValueNames } from '../personalisation/with-value-names.ts';
import { definitionOf } from '../state/block-ports.ts';
import { useDesigner } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';

export interface ValueWords {
  /** What a field is called; `kind` is null for those of the journey itself. */
  label(kind: string | null, field: string): string;
  value(kind: string | null, field: string, value: JsonValue | undefined): string;
}

/** Fields that hold the id of another step. */
const STEP_FIELDS: ReadonlySet<string> = new Set(['target', 'message']);

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

const UNITS = ['seconds', 'minutes', 'hours', 'days', 'weeks'] as const;

/** Fields of a document and what stands in them, as their author would read them. */
export function useValueWords(): ValueWords {
  const { t, i18n } = useTranslation('compare');
  const { t: tAttributes } = useTranslation('attributes');
  const { t: tDesigner } = useTranslation('designer');
  const attributes = useAttributeWords();
  const words = useBlockWords();
  const mapped = useMappedWords();
  const stepName = use(StepNames);
  const { triggers } = useDesigner();
  const own = (field: string): string =>
    t(`fields.${field.replace('@', '').replaceAll('.', '-')}` as 'fields.name', {
      defaultValue: field,
    });

  const text = (value: JsonValue): string => {
    if (typeof value === 'string') {
      const trigger = triggers.find(({ key }) => key === value);
      if (trigger) return trigger.name;
      if (AttributePath.safeParse(value).success) return attributes.full(value);
      if (INSTANT.test(value)) return formatDateTime(value, i18n.language);
      if (LOCAL.test(value)) return writeLocalDate(value, i18n.language);
      return withValueNames(value, attributes.name);
    }
    if (typeof value === 'number') return value.toLocaleString(i18n.language);
    if (typeof value === 'boolean') return tAttributes(`value.${value}`);
    if (value === null) return '–';
    if (Array.isArray(value)) return value.map(text).join('\n');
    const unit = UNITS.find((one) => one === value.unit);
    if (unit && typeof value.amount === 'number' && Object.keys(value).length === 2) {
      return t(`units.${unit}`, { count: value.amount });
    }
    const mapping = MappedValue.safeParse(value);
    if (mapping.success) return mapped(mapping.data);
    const predicate = Predicate.safeParse(value);
    if (predicate.success) {
      const language = i18n.language;
      return predicateWords(predicate.data, { t: tAttributes, language, name: attributes.name });
    }
    return entries(value);
  };

  const entries = (value: Record<string, JsonValue>, nameOf = (key: string) => key): string =>
    Object.entries(value)
      // Ids are ours; whom they stand for is told by the rest.
      .filter(([key]) => key !== 'id')
      .map(([key, inside]) => `${nameOf(key)}: ${text(inside)}`)
      .join('\n');

  const ofField = (kind: string, field: string, value: JsonValue): string => {
    const definition = definitionOf(kind);
    const drawn = definition && formFields(definition).find(({ name }) => name === field)?.kind;
    if (typeof value === 'string') {
      if (drawn && STEP_FIELDS.has(drawn)) return stepName(value);
      const isOption = words.options(kind, field).includes(value);
      return isOption ? words.option(kind, { name: field, option: value }) : text(value);
    }
    if (drawn !== 'contact-fields' || !isObject(value)) return text(value);
    return entries(value, (column) => attributes.name(`contact.${column}`));
  };

  const reentryWords = (value: JsonValue): string => {
    const reentry = Reentry.safeParse(value).data;
    if (!reentry) return text(value);
    const mode = tDesigner(`entry.reentry.modes.${reentry.mode}`);
    return reentry.mode === 'after' ? `${mode}: ${text(reentry.after)}` : mode;
  };

  const quietTimesWords = (value: JsonValue): string =>
    value === 'follow' || value === 'ignore'
      ? tDesigner(`settings.quietTimesOptions.${value}`)
      : text(value);

  const capName = (key: string): string =>
    key === 'perDay' || key === 'total' ? tDesigner(`entry.limits.${key}`) : key;

  return {
    label: (kind, field) =>
      kind === null || field.startsWith('@') ? own(field) : words.label(kind, field),
    value(kind, field, value) {
      if (value === undefined || value === null || value === '') return t('empty');
      if (field === '@kind') return words.title(String(value));
      if (field === 'entry.reentry') return reentryWords(value);
      if (field === 'entry.caps' && isObject(value)) return entries(value, capName);
      if (field === 'settings.quietTimes') return quietTimesWords(value);
      if (field === 'entry.key') return attributes.name(`trigger.${String(value)}`);
      return kind === null || field.startsWith('@') ? text(value) : ofField(kind, field, value);
    },
  };
}

function isObject(value: JsonValue): value is Record<string, JsonValue> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
