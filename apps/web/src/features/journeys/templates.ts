import { JourneyDocument } from '@percurso/journey/document';

export const TEMPLATES = ['device-error', 'case-resolved', 'welcome'] as const;
export type TemplateKey = (typeof TEMPLATES)[number];

const files = import.meta.glob<unknown>('./templates/*.json', { eager: true, import: 'default' });

/**
 * A journey to begin with, in a language of the screen. What its author must say themselves is left
 * empty, so that it shows up as a problem.
 */
export function templateIn(language: string, key: TemplateKey): JourneyDocument {
  const file = files[`./templates/${key}.${language}.json`] ?? files[`./templates/${key}.en.json`];
  return JourneyDocument.parse(file);
}

export function isTemplate(key: string | undefined): key is TemplateKey {
  return TEMPLATES.some((known) => known === key);
}
