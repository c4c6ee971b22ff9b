import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../components/date-field/date-field.tsx';
import type { Days } from '../../../components/period.ts';
import { EARLIEST_DAY } from '../../../components/period.ts';
import classes from './numbers-note.module.css';

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
  return (
    <DateField
      size="xs"
      variant="unstyled"
      w={124}
      aria-label={label}
      className={classes.choice}
      value={day}
      onKeyDown={onKeyDown}
      onChange={(next) => {
        if (next && next >= EARLIEST_DAY) onChange(next);
      }}
    />
  );
}
