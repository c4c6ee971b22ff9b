import { Chip, Group, Input } from '@mantine/core';
import type { ReactNode } from 'react';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { weekdayNames } from './weekday-names.ts';

const DAYS = [1, 2, 3, 4, 5, 6, 7];

interface WeekdayChipsProps {
  label: string;
  description?: string | undefined;
  /** From 1, Monday, to 7, Sunday. */
  value: readonly number[];
  onChange(days: number[]): void;
  error?: ReactNode;
  disabled?: boolean | undefined;
  field?: string | undefined;
}

/** Days of the week, Monday first. */
export function WeekdayChips(props: WeekdayChipsProps) {
  const { label, description, value, onChange, error, disabled, field } = props;
  const { i18n } = useTranslation();
  const labelId = useId();
  const names = useMemo(() => weekdayNames(i18n.language), [i18n.language]);
  return (
    <Input.Wrapper
      label={label}
      description={description}
      error={error}
      labelElement="div"
      labelProps={{ id: labelId }}
    >
      <Chip.Group
        multiple
        value={value.map(String)}
        onChange={(days) => onChange(days.map(Number).sort((a, b) => a - b))}
      >
        <Group gap={6} mt={6} role="group" aria-labelledby={labelId} data-field={field}>
          {DAYS.map((day) => (
            <Chip key={day} value={String(day)} size="xs" disabled={disabled}>
              <span title={names[day - 1]?.long}>{names[day - 1]?.short}</span>
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  );
}
