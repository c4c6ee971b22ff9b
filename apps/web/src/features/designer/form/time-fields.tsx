import { Group, Input, Select } from '@mantine/core';
import type { JsonValue } from '@percurso/journey/json-value';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberInput } from '../../../components/attributes/number-input.tsx';
import { PathButton } from '../../../components/attributes/path-button.tsx';
import { useAttributeWords } from '../../../components/attributes/use-attribute-words.ts';
import { DateField } from '../../../components/date-field/date-field.tsx';
import { TimeOfDayInput } from '../../../components/time-of-day-input.tsx';
import { timeZones } from '../../../components/time-zones.ts';
import { WeekdayChips } from '../../../components/weekday-chips.tsx';
import { useBlockWords } from '../use-block-words.ts';
import type { FieldProps } from './field-props.ts';

/** A date and time of day as clocks show it; the zone is a field of its own. */
export function DateTimeField(props: FieldProps) {
  const { field, label, help, value, onChange, problemAt, disabled } = props;
  return (
    <DateField
      withTime
      label={label}
      description={help}
      field={field.name}
      value={typeof value === 'string' ? value : ''}
      error={problemAt(field.name)}
      disabled={disabled}
      onChange={(next) => onChange(next || undefined)}
    />
  );
}

/** A time of day, typed in the language's figures. */
export function TimeField(props: FieldProps) {
  const { field, label, help, value, onChange, problemAt, disabled } = props;
  return (
    <TimeOfDayInput
      label={label}
      description={help}
      field={field.name}
      value={typeof value === 'string' ? value : ''}
      error={problemAt(field.name)}
      disabled={disabled}
      onChange={(time) => onChange(time || undefined)}
    />
  );
}

/** Days of the week, Monday first. */
export function WeekdaysField(props: FieldProps) {
  const { field, label, help, value, onChange, problemAt, disabled } = props;
  return (
    <WeekdayChips
      label={label}
      description={help}
      field={field.name}
      value={Array.isArray(value) ? value.map(Number) : []}
      error={problemAt(field.name)}
      disabled={disabled}
      onChange={(days) => onChange(days.length === 0 ? undefined : days)}
    />
  );
}

/** A time zone: the journey's, the customer's, or one by its name. */
export function ZoneField(props: FieldProps) {
  const { field, label, help, value, onChange, problemAt, disabled } = props;
  const { t } = useTranslation('designer');
  const data = useMemo(
    () => [
      { value: 'journey', label: t('form.zoneJourney') },
      { value: 'contact', label: t('form.zoneContact') },
      ...timeZones(),
    ],
    [t],
  );
  return (
    <Select
      label={label}
      description={help}
      data-field={field.name}
      data={data}
      value={typeof value === 'string' ? value : 'journey'}
      error={problemAt(field.name)}
      disabled={disabled}
      searchable
      allowDeselect={false}
      limit={60}
      onChange={(zone) => zone !== null && onChange(zone)}
      comboboxProps={{ withinPortal: true }}
    />
  );
}

/** One attribute of the journey that may hold a date. */
export function PathField(props: FieldProps) {
  const { field, label, help, value, onChange, scope, problemAt, disabled } = props;
  const { t } = useTranslation('designer');
  const words = useAttributeWords();
  const chosen = typeof value === 'string' ? words.full(value) : t('form.choosePath');
  const error = problemAt(field.name);
  return (
    <Input.Wrapper label={label} description={help} error={error} labelElement="div">
      <div style={{ marginTop: 4 }}>
        <PathButton
          scope={scope}
          types={['date-time', 'text']}
          label={`${label}: ${chosen}`}
          fullWidth
          field={field.name}
          disabled={disabled}
          onPick={({ path }) => onChange(path)}
        >
          {chosen}
        </PathButton>
      </div>
    </Input.Wrapper>
  );
}

const OFFSET_UNITS = ['minutes', 'hours', 'days', 'weeks', 'months', 'years'] as const;

/** How far before or after a date. */
export function OffsetField(props: FieldProps) {
  const { field, block, label, help, value, onChange, problemAt, disabled } = props;
  const { t } = useTranslation('designer');
  const words = useBlockWords();
  const offset = isOffset(value) ? value : { amount: 0, unit: 'days', side: 'before' };
  const option = (name: string) => words.option(block.kind, { name: field.name, option: name });
  const change = (part: Record<string, JsonValue>): void => onChange({ ...offset, ...part });
  return (
    <Input.Wrapper
      label={label}
      description={help}
      error={problemAt(`${field.name}.amount`) ?? problemAt(field.name)}
      labelElement="div"
    >
      <Group gap={6} mt={4} wrap="nowrap" align="flex-start">
        <NumberInput
          w={72}
          aria-label={t('form.offsetAmount', { label })}
          field={`${field.name}.amount`}
          value={offset.amount}
          disabled={disabled}
          onChange={(amount) => amount !== undefined && change({ amount })}
        />
        <Select
          flex={1}
          aria-label={t('form.offsetUnit', { label })}
          data={OFFSET_UNITS.map((unit) => ({ value: unit, label: option(unit) }))}
          value={offset.unit}
          allowDeselect={false}
          disabled={disabled}
          onChange={(unit) => unit !== null && change({ unit })}
        />
        <Select
          w={104}
          aria-label={t('form.offsetSide', { label })}
          data={['before', 'after'].map((side) => ({ value: side, label: option(side) }))}
          value={offset.side}
          allowDeselect={false}
          disabled={disabled}
          onChange={(side) => side !== null && change({ side })}
        />
      </Group>
    </Input.Wrapper>
  );
}

function isOffset(
  value: JsonValue | undefined,
): value is { amount: number; unit: string; side: string } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'side' in value;
}
