import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { daysWords, readPeriod, SPANS, writePeriod } from '../../components/period.ts';

interface PeriodFilterProps {
  /** As it stands in the address. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** When the people came into their journey whose messages are listed: what its numbers are counted by. */
export function PeriodFilter({ value, onChange }: PeriodFilterProps) {
  const { t, i18n } = useTranslation(['messages', 'components']);
  const period = readPeriod(value);
  const days = typeof period === 'object' ? period : undefined;
  const options = [
    ...SPANS.map((span) => ({ value: span, period: t(`components:period.${span}`) })),
    ...(days ? [{ value: writePeriod(days), period: daysWords(days, i18n.language) }] : []),
  ];
  return (
    <Select
      aria-label={t('filterEntered')}
      placeholder={t('filterEntered')}
      data={options.map((one) => ({ value: one.value, label: t('entered', one) }))}
      value={period ? writePeriod(period) : null}
      onChange={(next) => onChange(next ?? undefined)}
      clearable
      w={260}
    />
  );
}
