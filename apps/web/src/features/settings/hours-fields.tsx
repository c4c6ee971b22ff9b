import { Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import type { AllowedHours } from '@percurso/journey/quiet-times';
import { useTranslation } from 'react-i18next';
import { TimeOfDayInput } from '../../components/time-of-day-input.tsx';
import { WeekdayChips } from '../../components/weekday-chips.tsx';

interface HoursFieldsProps {
  number: number;
  value: AllowedHours;
  errorAt(field: keyof AllowedHours): string | undefined;
  onChange(value: AllowedHours): void;
  /** Absent where there are no other hours. */
  onRemove: (() => void) | undefined;
}

/** Days, and from when to when messages go out on them. */
export function HoursFields({ number, value, errorAt, onChange, onRemove }: HoursFieldsProps) {
  const { t } = useTranslation('settings');
  const { days, from, to } = value;
  return (
    <Fieldset legend={t('quietTimes.hours', { number })}>
      <Stack gap="sm">
        <WeekdayChips
          label={t('quietTimes.days')}
          value={days}
          error={errorAt('days')}
          onChange={(next) => onChange({ ...value, days: next })}
        />
        <Group align="flex-start">
          <TimeOfDayInput
            label={t('quietTimes.from')}
            value={from}
            error={errorAt('from')}
            onChange={(next) => onChange({ ...value, from: next })}
          />
          <TimeOfDayInput
            label={t('quietTimes.to')}
            value={to}
            error={errorAt('to')}
            onChange={(next) => onChange({ ...value, to: next })}
          />
        </Group>
        {from !== '' && to !== '' && from >= to ? (
          <Text size="sm" c="var(--text-quiet)">
            {from === to ? t('quietTimes.wholeDay') : t('quietTimes.overnight')}
          </Text>
        ) : null}
        {onRemove ? (
          <Group>
            <Button variant="default" size="xs" onClick={onRemove}>
              {t('quietTimes.removeHours', { number })}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Fieldset>
  );
}
