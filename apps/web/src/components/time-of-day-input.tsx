import { TimePicker } from '@mantine/dates';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface TimeOfDayInputProps {
  label: string;
  description?: string | undefined;
  /** As `09:30`; empty while it is incomplete. */
  value: string;
  onChange(time: string): void;
  error?: ReactNode;
  disabled?: boolean | undefined;
  field?: string | undefined;
}

/** A time of day, typed in the language's figures: with AM and PM where it has them. */
export function TimeOfDayInput(props: TimeOfDayInputProps) {
  const { label, description, value, onChange, error, disabled = false, field } = props;
  const { t, i18n } = useTranslation('components');
  return (
    <TimePicker
      label={label}
      description={description}
      value={value}
      onChange={onChange}
      disabled={disabled}
      error={error}
      data-field={field}
      format={hasHalves(i18n.language) ? '12h' : '24h'}
      clearable
      clearButtonProps={{ 'aria-label': t('timeOfDay.clear', { label }) }}
      hoursInputLabel={t('timeOfDay.hours', { label })}
      hoursInputProps={{ 'aria-invalid': error !== undefined }}
      minutesInputLabel={t('timeOfDay.minutes', { label })}
      amPmInputLabel={t('timeOfDay.half', { label })}
    />
  );
}

/** Whether the language counts the hours to twelve. */
function hasHalves(language: string): boolean {
  return new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions().hour12 === true;
}
