import { readLocal, writeLocal } from '@percurso/blocks/kit/local-time';
import type { Entry } from '@percurso/journey/entry';
import { useTranslation } from 'react-i18next';
import { NumberInput } from '../../../components/attributes/number-input.tsx';
import { DateField } from '../../../components/date-field/date-field.tsx';
import { journeyZone } from '../journey-zone.ts';
import { useDocument } from '../state/designer-context.ts';
import { useEdits } from '../use-edits.ts';
import classes from './right-pane.module.css';

interface LimitFieldsProps {
  entry: Entry;
  disabled: boolean;
  problemAt(field: string): string | undefined;
}

/** How many may enter, and from when until when. */
export function LimitFields({ entry, disabled, problemAt }: LimitFieldsProps) {
  const { t } = useTranslation('designer');
  const edits = useEdits();
  const zone = useDocument((state) => journeyZone(state.document.settings));
  const setCap = (name: 'perDay' | 'total', value: number | undefined) => {
    const { caps: { [name]: _old, ...others } = {}, ...rest } = entry;
    const caps = value === undefined ? others : { ...others, [name]: value };
    const none = Object.keys(caps).length === 0;
    edits.changeEntry(none ? rest : { ...rest, caps }, `entry.caps.${name}`);
  };
  const setInstant = (name: 'startsAt' | 'endsAt', local: string) => {
    const { [name]: _old, ...rest } = entry;
    const at = readLocal(local, zone)?.toISOString();
    edits.changeEntry(at === undefined ? rest : { ...rest, [name]: at }, `entry.${name}`);
  };
  return (
    <>
      <section className={classes.section}>
        <h2 className={classes.sectionTitle}>{t('entry.limits.title')}</h2>
        {(['perDay', 'total'] as const).map((name) => (
          <NumberInput
            key={name}
            label={t(`entry.limits.${name}`)}
            placeholder={t('entry.limits.none')}
            value={entry.caps?.[name]}
            onChange={(value) => setCap(name, value)}
            field={`entry.caps.${name}`}
            error={problemAt(`entry.caps.${name}`)}
            disabled={disabled}
          />
        ))}
      </section>
      <section className={classes.section}>
        <h2 className={classes.sectionTitle}>{t('entry.period.title')}</h2>
        {(['startsAt', 'endsAt'] as const).map((name) => (
          <DateField
            key={name}
            withTime
            label={t(`entry.period.${name}`)}
            description={name === 'endsAt' ? t('entry.period.help', { zone }) : undefined}
            value={writeLocal(new Date(entry[name] ?? ''), zone)}
            onChange={(local) => setInstant(name, local ?? '')}
            field={`entry.${name}`}
            error={problemAt(`entry.${name}`)}
            disabled={disabled}
          />
        ))}
      </section>
    </>
  );
}
