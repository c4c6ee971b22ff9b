import { useTranslation } from 'react-i18next';
import { DocumentThumbnail } from './document-thumbnail.tsx';
import classes from './template-choice.module.css';
import type { TemplateKey } from './templates.ts';
import { TEMPLATES, templateIn } from './templates.ts';

interface TemplateChoiceProps {
  /** The chosen one; undefined where choosing goes on at once. */
  value?: TemplateKey | undefined;
  onChoose(key: TemplateKey): void;
}

/** Journeys to begin with, each with a drawing of it. */
export function TemplateChoice({ value, onChoose }: TemplateChoiceProps) {
  const { t, i18n } = useTranslation('journeys');
  return (
    // biome-ignore lint/a11y/useSemanticElements: no fieldset, as these are buttons
    <div className={classes.templates} role="group" aria-label={t('templates.label')}>
      {TEMPLATES.map((key) => (
        <button
          key={key}
          type="button"
          className={classes.template}
          data-template={key}
          aria-pressed={value === undefined ? undefined : value === key}
          onClick={() => onChoose(key)}
        >
          <DocumentThumbnail document={templateIn(i18n.language, key)} />
          <span className={classes.name}>{templateIn(i18n.language, key).name}</span>
          <span className={classes.text}>{t(`templates.${key}`)}</span>
        </button>
      ))}
    </div>
  );
}
