import { useTranslation } from 'react-i18next';
import { predicateWords } from '../../components/attributes/predicate-sentence.ts';
import { useAttributeName } from '../../components/attributes/use-attribute-words.ts';
import { useDesigner, useDocument } from './state/designer-context.ts';

/** The trigger's name, and in words whom of its events' people the journey lets in. */
export function useEntryWords(): { name: string; summary: string } {
  const { t, i18n } = useTranslation('designer');
  const { t: tAttributes } = useTranslation('attributes');
  const { triggers } = useDesigner();
  const nameOf = useAttributeName();
  const entry = useDocument((state) => state.document.entry);
  const trigger = triggers.find((one) => one.key === entry.trigger);
  const conditions = predicateWords(entry.conditions, {
    t: tAttributes,
    language: i18n.language,
    name: nameOf,
  });
  return {
    name: trigger?.name ?? (entry.trigger || t('entry.noTrigger')),
    summary: conditions || t('entry.everyone'),
  };
}
