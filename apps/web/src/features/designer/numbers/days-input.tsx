import { TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Days } from '../../../components/period.ts';
import { isDay } from '../../../components/period.ts';
import classes from './numbers-note.module.css';

/** A year is typed digit by digit, and each beginning of it is a year too. */
const EARLIEST = '1970-01-01';

interface DaysInputProps {
  days: Days;
  onChange(days: Days): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** The first and the last day of a period; choosing one beyond the other takes that along. */
export function DaysInput({ days, onChange, onKeyDown }: DaysInputProps) {
  const { t } = useTranslation('designer');
  const choose = (which: keyof Days) => (day: string) => {
    const { first, last }: Days = { ...days, [which]: day };
    onChange(first <= last ? { first, last } : { first: day, last: day });
  };
  return (
    <span className={classes.days}>
      <DayInput
        label={t('numbers.first')}
        day={days.first}
        onChange={choose('first')}
        onKeyDown={onKeyDown}
      />
      –
      <DayInput
        label={t('numbers.last')}
        day={days.last}
        onChange={choose('last')}
        onKeyDown={onKeyDown}
      />
    </span>
  );
}

interface DayInputProps {
  label: string;
  day: string;
  onChange(day: string): void;
  onKeyDown(event: KeyboardEvent): void;
}

function DayInput({ label, day, onChange, onKeyDown }: DayInputProps) {
  const input = useRef<HTMLInputElement>(null);
  // What is typed stays while it is no day yet; another day chosen elsewhere is shown.
  useEffect(() => {
    if (input.current && input.current.value !== day) input.current.value = day;
  }, [day]);
  return (
    <TextInput
      ref={input}
      type="date"
      size="xs"
      variant="unstyled"
      aria-label={label}
      className={classes.choice}
      defaultValue={day}
      min={EARLIEST}
      onKeyDown={onKeyDown}
      onChange={({ currentTarget: { value } }) => {
        if (isDay(value) && value >= EARLIEST) onChange(value);
      }}
    />
  );
}
