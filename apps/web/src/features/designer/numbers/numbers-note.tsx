import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { SPANS } from '../../../components/period.ts';
import { journeyZone } from '../journey-zone.ts';
import { useDesigner, useDocument, useView } from '../state/designer-context.ts';
import { DaysInput } from './days-input.tsx';
import { CHANNELS } from './narrowing.ts';
import classes from './numbers-note.module.css';
import { numbersQuery } from './numbers-query.ts';
import { useChooseNumbers } from './use-choose-numbers.ts';
import { useShownQuery } from './use-numbers.ts';
import { useVersionChoice } from './use-version-choice.ts';

/** Of which version and people the numbers are, with the choice of others, and of which moment. */
export function NumbersNote({ bar = false }: { bar?: boolean }) {
  const { t, i18n } = useTranslation(['designer', 'components']);
  const { journeyId, version, period, channel } = useDesigner();
  const shown = useView((state) => state.numbers);
  const live = useQuery({ ...numbersQuery(journeyId, version), enabled: false }).data;
  const zone = useDocument((state) => journeyZone(state.document.settings));
  const { data, isError } = useQuery(useShownQuery());
  const choose = useChooseNumbers(live?.asOf);
  if (!shown || !live) return null;
  const place = bar ? classes.bar : classes.note;
  if (live.versionNumber === null) return <p className={place}>{t('numbers.none')}</p>;
  return (
    <div className={`${place} tabular`} data-numbers-as-of={data?.asOf}>
      <VersionSelect number={live.versionNumber} onChoose={choose.version} />
      <Choice
        label={t('numbers.period')}
        value={typeof period === 'object' ? 'days' : (period ?? 'all')}
        data={(['all', ...SPANS, 'days'] as const).map((value) => ({
          value,
          label: t(`components:period.${value}`),
        }))}
        onChoose={choose.span}
      />
      {typeof period === 'object' ? (
        <DaysInput days={period} onChange={choose.period} onKeyDown={keepKeys} />
      ) : null}
      {typeof period === 'object' || period === 'today' ? (
        <span title={t('numbers.zone')}>{zone}</span>
      ) : null}
      <Choice
        label={t('numbers.channel')}
        value={channel ?? 'all'}
        data={(['all', ...CHANNELS] as const).map((value) => ({
          value,
          label: t(`numbers.channels.${value}`),
        }))}
        onChoose={choose.channel}
      />
      <span>
        {data
          ? t('numbers.asOf', { time: new Date(data.asOf).toLocaleTimeString(i18n.language) })
          : t(isError ? 'numbers.failed' : 'numbers.loading')}
      </span>
    </div>
  );
}

interface VersionSelectProps {
  number: number;
  onChoose(value: string): void;
}

function VersionSelect({ number, onChoose }: VersionSelectProps) {
  const { t } = useTranslation('designer');
  return <Choice label={t('numbers.of')} {...useVersionChoice(number)} onChoose={onChoose} />;
}

interface ChoiceProps {
  label: string;
  value: string;
  data: { value: string; label: string }[];
  onChoose(value: string): void;
}

function Choice({ label, value, data, onChoose }: ChoiceProps) {
  return (
    <NativeSelect
      size="xs"
      variant="unstyled"
      aria-label={label}
      className={classes.choice}
      value={value}
      data={data}
      onKeyDown={keepKeys}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    />
  );
}

/** Arrows choose here, and do not walk through the canvas. */
function keepKeys(event: KeyboardEvent): void {
  event.stopPropagation();
}
