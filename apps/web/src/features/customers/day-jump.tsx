import { CloseButton, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isDay } from '../../components/period.ts';

/** A year is typed digit by digit, and each beginning of it is a year too. */
const EARLIEST = '1970-01-01';

interface DayJumpProps {
  day: string | undefined;
  onJump: (day: string | undefined) => void;
}

/** Leads to a day in the past of the timeline, and back to now. */
export function DayJump({ day, onJump }: DayJumpProps) {
  const { t } = useTranslation('customers');
  const input = useRef<HTMLInputElement>(null);
  // What is typed stays while it is no day yet.
  useEffect(() => {
    const typed = input.current;
    if (typed && !typed.validity.badInput && typed.value !== (day ?? '')) typed.value = day ?? '';
  }, [day]);
  return (
    <TextInput
      ref={input}
      type="date"
      size="xs"
      w={170}
      label={t('timeline.day')}
      defaultValue={day}
      min={EARLIEST}
      rightSection={
        day ? (
          <CloseButton
            size="sm"
            aria-label={t('timeline.toNow')}
            onClick={() => onJump(undefined)}
          />
        ) : null
      }
      onChange={({ currentTarget: { value, validity } }) => {
        if (value === '' && !validity.badInput) onJump(undefined);
        else if (isDay(value) && value >= EARLIEST) onJump(value);
      }}
    />
  );
}
