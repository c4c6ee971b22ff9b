import type { JsonValue } from '@percurso/journey/json-value';
import { Predicate } from '@percurso/journey/predicate';
import { useTranslation } from 'react-i18next';
import { predicateWords } from '../../../components/attributes/predicate-sentence.ts';
import { useAttributeWords } from '../../../components/attributes/use-attribute-words.ts';
import { useDesigner } from '../state/designer-context.ts';
import { useBlockWords } from '../use-block-words.ts';

export interface ValueWords {
  /** What a field is called; `kind` is null for those of the journey itself. */
  label(kind: string | null, field: string): string;
  value(kind: string | null, field: string, value: JsonValue | undefined): string;
}

const UNITS = ['seconds', 'minutes', 'hours', 'days', 'weeks'] as const;

/** Fields of a document and what stands in them, as their author would read them. */
export function useValueWords(): ValueWords {
  const { t, i18n } = useTranslation('compare');
  const { t: tAttributes } = useTranslation('attributes');
  const attributes = useAttributeWords();
  const words = useBlockWords();
  const { triggers } = useDesigner();
  const own = (field: string): string =>
    t(`fields.${field.replace('@', '').replaceAll('.', '-')}` as 'fields.name', {
      defaultValue: field,
    });

  const text = (value: JsonValue): string => {
    if (typeof value === 'string') {
      return triggers.find(({ key }) => key === value)?.name ?? value;
    }
    if (typeof value === 'number') return value.toLocaleString(i18n.language);
    if (typeof value === 'boolean') return tAttributes(`value.${value}`);
    if (value === null) return '–';
    if (Array.isArray(value)) return value.map(text).join('\n');
    const unit = UNITS.find((one) => one === value.unit);
    if (unit && typeof value.amount === 'number' && Object.keys(value).length === 2) {
      return t(`units.${unit}`, { count: value.amount });
    }
    const predicate = Predicate.safeParse(value);
    if (predicate.success) {
      const language = i18n.language;
      return predicateWords(predicate.data, { t: tAttributes, language, name: attributes.name });
    }
    return Object.entries(value)
      .map(([key, inside]) => `${key}: ${text(inside)}`)
      .join('\n');
  };

  return {
    label: (kind, field) =>
      kind === null || field.startsWith('@') ? own(field) : words.label(kind, field),
    value(kind, field, value) {
      if (value === undefined || value === null || value === '') return t('empty');
      if (field === '@kind') return words.title(String(value));
      if (kind === null || typeof value !== 'string') return text(value);
      return words.options(kind, field).includes(value)
        ? words.option(kind, { name: field, option: value })
        : text(value);
    },
  };
}
