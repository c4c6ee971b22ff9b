import { Select } from '@mantine/core';
import type { Entry } from '@percurso/journey/document';
import type { TriggerInfo } from '@percurso/journey/trigger-info';
import { useTranslation } from 'react-i18next';
import { useEdits } from '../use-edits.ts';
import classes from './right-pane.module.css';

/** When a customer may enter again, and which attribute tells several runs of one customer apart. */
export function ReentryField({
  entry,
  trigger,
  disabled,
  error,
}: {
  entry: Entry;
  trigger: TriggerInfo;
  disabled: boolean;
  error: string | undefined;
}) {
  const { t } = useTranslation('designer');
  const edits = useEdits();
  const change = (key: string | null) => {
    const { key: _old, ...rest } = entry;
    edits.changeEntry(key === null ? rest : { ...rest, key }, 'entry.key');
  };
  if (trigger.kind === 'record') {
    return (
      <section className={classes.section}>
        <h2 className={classes.sectionTitle}>{t('entry.reentry.title')}</h2>
        <p className={classes.quiet}>{t('entry.reentry.record')}</p>
      </section>
    );
  }
  return (
    <section className={classes.section}>
      <h2 className={classes.sectionTitle}>{t('entry.reentry.title')}</h2>
      <p className={classes.quiet}>
        {entry.key
          ? t('entry.reentry.customKey', { attribute: entry.key })
          : t('entry.reentry.custom')}
      </p>
      <Select
        label={t('entry.reentry.key')}
        description={t('entry.reentry.keyHelp')}
        placeholder={t('entry.reentry.none')}
        data={trigger.attributes.map(({ name }) => name)}
        value={entry.key ?? null}
        onChange={change}
        disabled={disabled}
        clearable
        searchable={false}
        error={error}
        data-field="entry.key"
      />
    </section>
  );
}
