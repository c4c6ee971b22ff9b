import { Select } from '@mantine/core';
import type { Entry, Reentry } from '@percurso/journey/entry';
import type { TriggerInfo } from '@percurso/journey/trigger-info';
import { useTranslation } from 'react-i18next';
import { nameAttribute } from '../../../components/decision/name-attribute.ts';
import { useEdits } from '../use-edits.ts';
import { DurationInput } from './duration-input.tsx';
import classes from './right-pane.module.css';

const MODES = ['always', 'once', 'after'] as const;

interface ReentryFieldProps {
  entry: Entry;
  trigger: TriggerInfo;
  disabled: boolean;
  problemAt(field: string): string | undefined;
}

/** When a customer may enter again, and which attribute tells several runs of one customer apart. */
export function ReentryField({ entry, trigger, disabled, problemAt }: ReentryFieldProps) {
  const { t } = useTranslation('designer');
  const { t: words } = useTranslation('decision');
  const nameOf = (name: string) => nameAttribute(`trigger.${name}`, words, trigger);
  const edits = useEdits();
  const { key, reentry = { mode: 'always' } } = entry;
  const ofCase = trigger.kind === 'record' && trigger.record?.table !== 'contact';
  const change = (next: Reentry) => {
    const { reentry: _old, ...rest } = entry;
    edits.changeEntry(next.mode === 'always' ? rest : { ...rest, reentry: next }, 'entry.reentry');
  };
  const choose = (mode: string | null) => {
    if (mode === 'after') change({ mode, after: { amount: 7, unit: 'days' } });
    else if (mode === 'once' || mode === 'always') change({ mode });
  };
  const changeKey = (next: string | null) => {
    const { key: _old, ...rest } = entry;
    edits.changeEntry(next === null ? rest : { ...rest, key: next }, 'entry.key');
  };
  return (
    <section className={classes.section}>
      <h2 className={classes.sectionTitle}>{t('entry.reentry.title')}</h2>
      <Select
        label={t('entry.reentry.mode')}
        description={
          ofCase
            ? t('entry.reentry.record')
            : key
              ? t('entry.reentry.customKey', { attribute: nameOf(key) })
              : t('entry.reentry.custom')
        }
        data={MODES.map((mode) => ({ value: mode, label: t(`entry.reentry.modes.${mode}`) }))}
        value={reentry.mode}
        onChange={choose}
        disabled={disabled}
        allowDeselect={false}
        error={problemAt('entry.reentry')}
        data-field="entry.reentry"
      />
      {reentry.mode === 'after' ? (
        <DurationInput
          label={t('entry.reentry.after')}
          value={reentry.after}
          onChange={(after) => after && change({ mode: 'after', after })}
          field="entry.reentry.after"
          error={problemAt('entry.reentry.after.amount') ?? problemAt('entry.reentry.after')}
          disabled={disabled}
        />
      ) : null}
      {trigger.kind === 'record' ? null : (
        <Select
          label={t('entry.reentry.key')}
          description={t('entry.reentry.keyHelp')}
          placeholder={t('entry.reentry.none')}
          data={trigger.attributes.map(({ name }) => ({ value: name, label: nameOf(name) }))}
          value={key ?? null}
          onChange={changeKey}
          disabled={disabled}
          clearable
          searchable={false}
          error={problemAt('entry.key')}
          data-field="entry.key"
        />
      )}
    </section>
  );
}
