import { Select, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../components/icon.tsx';
import { timeZones } from '../../../components/time-zones.ts';
import { useDocument } from '../state/designer-context.ts';
import { isLocked } from '../state/document-store.ts';
import { useEdits } from '../use-edits.ts';
import { useProblemWords } from '../use-problem-words.ts';
import { JourneyChecklist } from './journey-checklist.tsx';
import classes from './right-pane.module.css';

const QUIET_TIMES = ['follow', 'ignore'] as const;

/** Applied as it is typed; what is typed stays, a space at its end or nothing at all, until it is left. */
function NameField({ name, disabled }: { name: string; disabled: boolean }) {
  const { t } = useTranslation('designer');
  const edits = useEdits();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      label={t('settings.name')}
      maxLength={150}
      value={typed ?? name}
      error={typed?.trim() === '' ? t('problems.required') : undefined}
      disabled={disabled}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        edits.renameJourney(event.currentTarget.value);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

/** The journey itself: its name, its time zone, whether it keeps to quiet times, and what is still missing before publishing. */
export function SettingsPane() {
  const { t } = useTranslation('designer');
  const edits = useEdits();
  const sentence = useProblemWords();
  const document = useDocument((state) => state.document);
  const readOnly = useDocument((state) => state.readOnly);
  const locked = useDocument(isLocked);
  const problems = useDocument((state) => state.problems);
  const errors = problems.filter((problem) => problem.severity === 'error');
  const zone = errors.find((problem) => problem.field === 'settings.timeZone');
  const { timeZone: chosenZone } = document.settings;
  const zones = useMemo(() => timeZones(chosenZone), [chosenZone]);
  return (
    <>
      <div className={classes.head}>
        <Icon name="settings" size={22} />
        <div className={classes.headTexts}>
          <div className={classes.kind}>{t('settings.type')}</div>
          <div className={classes.title}>{t('settings.title')}</div>
        </div>
      </div>
      <div className={classes.body}>
        {readOnly ? null : <JourneyChecklist />}
        <NameField name={document.name} disabled={locked} />
        <Select
          label={t('settings.timeZone')}
          description={t('settings.timeZoneHelp')}
          placeholder={t('settings.timeZoneNone')}
          data={zones}
          searchable
          clearable
          data-field="settings.timeZone"
          value={chosenZone ?? null}
          error={zone ? sentence(zone) : undefined}
          disabled={readOnly}
          onChange={(timeZone) => {
            const { timeZone: _old, ...rest } = document.settings;
            edits.changeSettings(timeZone === null ? rest : { ...rest, timeZone });
          }}
        />
        <Select
          label={t('settings.quietTimes')}
          description={t('settings.quietTimesHelp')}
          data={QUIET_TIMES.map((value) => ({
            value,
            label: t(`settings.quietTimesOptions.${value}`),
          }))}
          allowDeselect={false}
          data-field="settings.quietTimes"
          value={document.settings.quietTimes ?? 'follow'}
          disabled={readOnly}
          onChange={(chosen) => {
            const { quietTimes: _old, ...rest } = document.settings;
            edits.changeSettings(chosen === 'ignore' ? { ...rest, quietTimes: chosen } : rest);
          }}
        />
      </div>
    </>
  );
}
