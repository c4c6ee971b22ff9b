import { Chip, Group, Input, Select } from '@mantine/core';
import { TimePicker } from '@mantine/dates';
import type { JsonValue } from '@percurso/journey/json-value';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberInput } from '../../../components/attributes/number-input.tsx';
import { PathButton } from '../../../components/attributes/path-button.tsx';
import { useAttributeWords } from '../../../components/attributes/use-attribute-words.ts';
import { DateField } from '../../../components/date-field/date-field.tsx';
import { useBlockWords } from '../use-block-words.ts';
import { weekdayNames } from '../weekday-names.ts';
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

/** A time of day, typed in the language's figures: with AM and PM where it has them. */
export function TimeField(props: FieldProps) {
  const { field, label, help, value, onChange, problemAt, disabled } = props;
  const { t, i18n } = useTranslation('designer');
  const error = problemAt(field.name);
  return (
    <TimePicker
      label={label}
      description={help}
      data-field={field.name}
      format={hasHalves(i18n.language) ? '12h' : '24h'}
      value={typeof value === 'string' ? value : ''}
      error={error}
      disabled={disabled}
      clearable
      clearButtonProps={{ 'aria-label': t('form.timeClear', { label }) }}
      hoursInputLabel={t('form.timeHours', { label })}
      hoursInputProps={{ 'aria-invalid': error !== undefined }}
      minutesInputLabel={t('form.timeMinutes', { label })}
      amPmInputLabel={t('form.timeHalf', { label })}
      onChange={(time) => onChange(time || undefined)}
    />
  );
}

/** Whether the language counts the hours to twelve. */
function hasHalves(language: string): boolean {
  return new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions().hour12 === true;
}

const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** Days of the week, Monday first. */
export function WeekdaysField(props: FieldProps) {
  const { field, label, help, value, onChange, problemAt, disabled } = props;
  const { i18n } = useTranslation();
  const labelId = useId();
  const chosen = Array.isArray(value) ? value.map(Number) : [];
  const names = useMemo(() => weekdayNames(i18n.language), [i18n.language]);
  return (
    <Input.Wrapper
      label={label}
      description={help}
      error={problemAt(field.name)}
      labelElement="div"
      labelProps={{ id: labelId }}
    >
      <Chip.Group
        multiple
        value={chosen.map(String)}
        onChange={(days) => {
          const next = days.map(Number).sort((a, b) => a - b);
          onChange(next.length === 0 ? undefined : next);
        }}
      >
        <Group gap={6} mt={6} role="group" aria-labelledby={labelId} data-field={field.name}>
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

/** A time zone: the journey's, the customer's, or one by its name. */
export function ZoneField(props: FieldProps) {
  const { field, label, help, value, onChange, problemAt, disabled } = props;
  const { t } = useTranslation('designer');
  const data = useMemo(
    () => [
      { value: 'journey', label: t('form.zoneJourney') },
      { value: 'contact', label: t('form.zoneContact') },
      ...Intl.supportedValuesOf('timeZone'),
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
