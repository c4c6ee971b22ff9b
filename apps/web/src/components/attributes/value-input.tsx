import { Select, TextInput } from '@mantine/core';
import type { AttributeType } from '@percurso/journey/attribute';
import { useTranslation } from 'react-i18next';
import { DateField } from '../date-field/date-field.tsx';
import { localInstant, toInstant } from './local-instant.ts';
import { NumberInput } from './number-input.tsx';
import { optionData } from './option-words.ts';

export type PlainValue = string | number | boolean;

interface ValueInputProps {
  type: AttributeType;
  options?: readonly string[] | undefined;
  value: PlainValue | undefined;
  onChange(value: PlainValue | undefined): void;
  label: string;
  /** Only for screen readers: the place says visibly what it is. */
  hideLabel?: boolean | undefined;
  field?: string | undefined;
  error?: string | undefined;
  disabled?: boolean | undefined;
}

/** An input for one value, by the attribute's type; a list of options where it has one. */
export function ValueInput(props: ValueInputProps) {
  const { type, options, value, onChange, field } = props;
  const { t } = useTranslation('attributes');
  const shared = {
    size: 'xs',
    error: props.error,
    disabled: props.disabled ?? false,
    ...(props.hideLabel ? { 'aria-label': props.label } : { label: props.label }),
  } as const;
  if (type === 'number') {
    const number = typeof value === 'number' ? value : undefined;
    return <NumberInput {...shared} field={field} value={number} onChange={onChange} />;
  }
  if (type === 'boolean') {
    const data = (['true', 'false'] as const).map((one) => ({
      value: one,
      label: t(`value.${one}`),
    }));
    return (
      <Select
        {...shared}
        data-field={field}
        data={data}
        value={typeof value === 'boolean' ? String(value) : null}
        placeholder={t('value.choose')}
        onChange={(chosen) => onChange(chosen === null ? undefined : chosen === 'true')}
        comboboxProps={{ withinPortal: true }}
      />
    );
  }
  if (type === 'date-time') {
    return (
      <DateField
        {...shared}
        field={field}
        withTime
        value={localInstant(value)}
        onChange={(next) => onChange(toInstant(next ?? ''))}
      />
    );
  }
  const text = value === undefined ? '' : String(value);
  if (options && options.length > 0) {
    return (
      <Select
        {...shared}
        data-field={field}
        data={optionData(options, text === '' ? [] : [text])}
        value={text === '' ? null : text}
        placeholder={t('value.choose')}
        searchable={options.length > 7}
        onChange={(chosen) => onChange(chosen ?? undefined)}
        comboboxProps={{ withinPortal: true }}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      data-field={field}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}
