import { Group, Input, Select } from '@mantine/core';
import type { Reentry } from '@percurso/journey/entry';
import { useTranslation } from 'react-i18next';
import { NumberInput } from '../../../components/attributes/number-input.tsx';

type Duration = Extract<Reentry, { mode: 'after' }>['after'];

const UNITS = ['seconds', 'minutes', 'hours', 'days', 'weeks'] as const;

interface DurationInputProps {
  label: string;
  description?: string | undefined;
  value: Duration | undefined;
  /** Undefined where the amount is taken out. */
  onChange(value: Duration | undefined): void;
  field: string;
  error: string | undefined;
  disabled: boolean;
}

/** A span as an amount and a unit. */
export function DurationInput(props: DurationInputProps) {
  const { label, description, value, onChange, field, error, disabled } = props;
  const { t } = useTranslation('designer');
  const unit = value?.unit ?? 'days';
  return (
    <Input.Wrapper label={label} description={description} error={error} labelElement="div">
      <Group gap={6} mt={4} wrap="nowrap" align="flex-start">
        <NumberInput
          w={110}
          aria-label={label}
          value={value?.amount}
          field={`${field}.amount`}
          disabled={disabled}
          onChange={(amount) => onChange(amount === undefined ? undefined : { amount, unit })}
        />
        <Select
          flex={1}
          aria-label={`${label}, ${t('rules.unit')}`}
          data={UNITS.map((one) => ({ value: one, label: t(`rules.units.${one}`) }))}
          value={unit}
          allowDeselect={false}
          disabled={disabled}
          onChange={(chosen) => {
            const found = UNITS.find((one) => one === chosen);
            if (found) onChange({ amount: value?.amount ?? 1, unit: found });
          }}
        />
      </Group>
    </Input.Wrapper>
  );
}
